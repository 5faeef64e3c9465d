package io.redoubt.notify.plan;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.notify.reach.Network;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which alerts go to which channels. What is empty does not narrow; of a list any one is enough.
///
/// @param name as configured
/// @param severity at least
/// @param verdict at least this sure that it is real, in the order of [#sureness]
/// @param wanted what the alert is about
/// @param statuses how it stands
/// @param channels names of channels
public record Route(
    String name,
    Severity severity,
    Disposition verdict,
    Wanted wanted,
    List<String> statuses,
    List<String> channels) {
  /// Copies the lists.
  public Route {
    statuses = List.copyOf(statuses);
    channels = List.copyOf(channels);
  }

  /// What an alert is about.
  ///
  /// @param entities field and value, network or pattern with `*`
  /// @param tactics short names of ATT&CK
  /// @param rules ids of rules
  public record Wanted(List<EntityTest> entities, List<String> tactics, List<String> rules) {
    /// Copies the lists.
    public Wanted {
      entities = List.copyOf(entities);
      tactics = List.copyOf(tactics);
      rules = List.copyOf(rules);
    }
  }

  /// A value of an entity.
  ///
  /// @param field of ECS, such as `source.ip`
  /// @param value as written: a network, a value, or one with `*`
  public record EntityTest(String field, String value) {
    boolean holds(String actual) {
      var network = Network.of(value);
      if (network.isPresent()) {
        return Network.of(actual).filter(one -> network.get().holds(one.address())).isPresent();
      }
      return glob(value.toLowerCase(Locale.ROOT), actual.toLowerCase(Locale.ROOT));
    }

    /* A star stands for any number of characters; no going back over more than one star. */
    private static boolean glob(String pattern, String text) {
      int p = 0;
      int star = -1;
      int mark = 0;
      for (int t = 0; t < text.length(); ) {
        if (p < pattern.length() && pattern.charAt(p) == '*') {
          star = p++;
          mark = t;
        } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
          p++;
          t++;
        } else if (star >= 0) {
          p = star + 1;
          t = ++mark;
        } else {
          return false;
        }
      }
      while (p < pattern.length() && pattern.charAt(p) == '*') {
        p++;
      }
      return p == pattern.length();
    }
  }

  /// An alert, as far as routes look at it.
  ///
  /// @param marks as in `CaseFile`: entities by field, `tactic`, `rule`
  public record Subject(
      Severity severity, Disposition verdict, String status, Map<String, List<String>> marks) {}

  /// Whether it goes this way.
  public boolean takes(Subject alert) {
    return alert.severity().atLeast(severity)
        && sureness(alert.verdict()) >= sureness(verdict)
        && (statuses.isEmpty() || statuses.contains(alert.status()))
        && any(wanted.tactics(), alert.marks().getOrDefault("tactic", List.of()))
        && any(wanted.rules(), alert.marks().getOrDefault("rule", List.of()))
        && (wanted.entities().isEmpty()
            || wanted.entities().stream().anyMatch(t -> about(t, alert)));
  }

  private static boolean any(List<String> wished, List<String> actual) {
    return wished.isEmpty() || wished.stream().anyMatch(actual::contains);
  }

  private static boolean about(EntityTest test, Subject alert) {
    return alert.marks().getOrDefault(test.field(), List.of()).stream().anyMatch(test::holds);
  }

  /// How sure a verdict is that an alert is real: false positive 0, benign 1, undetermined 2, true
  /// positive 3.
  public static int sureness(Disposition verdict) {
    return switch (verdict) {
      case FALSE_POSITIVE -> 0;
      case BENIGN_POSITIVE -> 1;
      case UNDETERMINED -> 2;
      case TRUE_POSITIVE -> 3;
    };
  }
}
