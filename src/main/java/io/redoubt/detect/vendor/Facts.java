package io.redoubt.detect.vendor;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one event and remembers those that were used. Of one event, not thread-safe.
final class Facts {
  private final Event event;
  private final Map<String, String> used = new LinkedHashMap<>();

  Facts(Event event) {
    this.event = event;
  }

  /// The text of the first of these fields that the event has, or an empty one.
  String first(String... names) {
    for (String name : names) {
      @Nullable String value = event.text(Field.of(name));
      if (value != null && !value.isEmpty()) {
        used.put(name, value);
        return value;
      }
    }
    return "";
  }

  /// The number in the first of these fields that has one, or -1.
  long number(String... names) {
    for (String name : names) {
      OptionalLong value = event.number(Field.of(name));
      if (value.isPresent()) {
        used.put(name, Long.toString(value.getAsLong()));
        return value.getAsLong();
      }
    }
    return -1;
  }

  /// Remembers these fields where the event has them.
  void keep(String... names) {
    for (String name : names) {
      first(name);
    }
  }

  /// The finding with the ATT&CK names in the fields below a prefix; where the record carries none,
  /// with the tactic that its title tells ([TitleWords]). Empty when the record names no rule.
  Optional<Finding> finding(
      String product, String id, String title, Severity level, String attackPrefix) {
    return finding(product, id, title, level, attackPrefix, List.of());
  }

  /// The same; where the record carries no ATT&CK names, with these tactics, or that of the title.
  Optional<Finding> finding(
      String product,
      String id,
      String title,
      Severity level,
      String attackPrefix,
      List<String> otherwise) {
    if (id.isEmpty() && title.isEmpty()) {
      return Optional.empty();
    }
    String shown = bare(product, title);
    AttackNames names = AttackNames.in(event, attackPrefix);
    boolean silent = names.techniques().isEmpty() && names.tactics().isEmpty();
    List<String> known = otherwise.isEmpty() ? TitleWords.of(shown).tactics() : otherwise;
    List<String> tactics = silent ? known : names.tactics();
    RuleInfo info =
        new RuleInfo(
            "vendor:" + product + ":" + (id.isEmpty() ? shown.toLowerCase(Locale.ROOT) : id),
            shown.isEmpty() ? product + " rule " + id : shown,
            level,
            product,
            RuleInfo.Kind.VENDOR,
            names.techniques(),
            tactics,
            "",
            List.of());
    return Optional.of(Finding.on(info, event, used));
  }

  /* Some begin with their own name, or end with a full stop. */
  private static String bare(String product, String title) {
    String own = product + ": ";
    boolean named = title.regionMatches(true, 0, own, 0, own.length());
    String text = named ? title.substring(own.length()) : title;
    return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
  }
}
