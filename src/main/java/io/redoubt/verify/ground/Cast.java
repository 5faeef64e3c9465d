package io.redoubt.verify.ground;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Who is who in the lines of one check: which name is a source, a destination, an account, a
/// machine, by the fields the values were read from. Not thread-safe.
final class Cast {
  private static final Pattern USER = Pattern.compile("(?:user|admin|service)_[0-9]+");
  private static final Pattern HOST = Pattern.compile("host_[0-9]+");
  private static final Pattern ADDRESS = Pattern.compile("ip_(?:ext|int)_[0-9].*");

  private final List<LineView> lines;
  private final Map<String, Set<Sort>> sorts = new HashMap<>();
  private final Set<String> sole = new HashSet<>();
  private final boolean scenes;
  private boolean single;

  /// What a value is in its record.
  enum Sort {
    SOURCE("source"),
    DESTINATION("destination"),
    USER("acting account"),
    TARGET("account acted on"),
    HOST("host"),
    OTHER("value");

    private final String word;

    Sort(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /// By ECS field.
    static Sort of(String field) {
      return switch (field) {
        case "user.target.name", "destination.user.name", "group.name" -> TARGET;
        case "log.file.path" -> OTHER;
        default -> {
          if (field.startsWith("source.user.") || field.startsWith("client.user.")) {
            yield USER;
          }
          if (field.startsWith("source.") || field.startsWith("client.")) {
            yield SOURCE;
          }
          if (field.startsWith("destination.") || field.startsWith("server.")) {
            yield DESTINATION;
          }
          if (field.startsWith("user.")) {
            yield USER;
          }
          yield field.startsWith("host.") || field.startsWith("winlog.computer") ? HOST : OTHER;
        }
      };
    }
  }

  Cast(List<LineView> lines) {
    this.lines = lines;
    boolean stories = false;
    for (LineView line : lines) {
      stories |= line.scene();
      line.eachName((key, sort) -> sorts.computeIfAbsent(key, _ -> none()).add(sort));
      if (line.listing() && line.text().startsWith("1 ")) {
        sole.addAll(line.onlyValue());
      }
      single |= line.tagged("fact:count") && !line.scene() && line.text().startsWith("1 event ");
    }
    this.scenes = stories;
  }

  private static Set<Sort> none() {
    return EnumSet.noneOf(Sort.class);
  }

  /// Whether the lines tell of alerts, not of records.
  boolean scenes() {
    return scenes;
  }

  /// Whether the alert is one event, so that all in it belongs together.
  boolean single() {
    return single;
  }

  /// Whether the records name it.
  boolean knows(String key) {
    return sorts.containsKey(key);
  }

  /// Whether the records name somebody or some machine so.
  boolean who(String key) {
    return knows(key) && !sorts(key).contains(Sort.OTHER);
  }

  /// Whether all events of the alert share it.
  boolean sole(String key) {
    return single || sole.contains(key);
  }

  /// Whether any value is of this sort.
  boolean has(Sort sort) {
    return sorts.values().stream().anyMatch(found -> found.contains(sort));
  }

  /// What this name is anywhere; empty when nothing tells.
  Set<Sort> sorts(String key) {
    Set<Sort> known = sorts.get(key);
    if (known == null) {
      known = none();
      known.addAll(standIn(key));
      for (LineView line : lines) {
        known.addAll(keyed(line, key));
      }
      sorts.put(key, known);
    }
    return telling(known);
  }

  /// What this name is in the line; what it is elsewhere when the line does not tell.
  Set<Sort> sorts(LineView line, String key) {
    Set<Sort> here = line.named().get(key);
    if (here == null) {
      here = keyed(line, key);
    }
    Set<Sort> telling = telling(here);
    return telling.isEmpty() || telling.contains(Sort.OTHER) ? sorts(key) : telling;
  }

  /// `OTHER` only where nothing better is known.
  private static Set<Sort> telling(Set<Sort> found) {
    if (found.size() > 1 && found.contains(Sort.OTHER)) {
      Set<Sort> better = EnumSet.copyOf(found);
      better.remove(Sort.OTHER);
      return better;
    }
    return found;
  }

  private static Set<Sort> standIn(String key) {
    if (USER.matcher(key).matches()) {
      return EnumSet.of(Sort.USER);
    }
    if (HOST.matcher(key).matches()) {
      return EnumSet.of(Sort.HOST);
    }
    return ADDRESS.matcher(key).matches() ? EnumSet.of(Sort.SOURCE, Sort.DESTINATION) : none();
  }

  /// What the key before a value of a record in JSON says: `"TargetImage":"…\lsass.exe"`.
  /// Windows names the account of a log-on, or one that is changed, `TargetUserName`.
  private static Set<Sort> keyed(LineView line, String key) {
    Set<Sort> found = none();
    String text = line.lower();
    for (int i = line.raw() ? text.indexOf(key) : -1; i >= 0; i = text.indexOf(key, i + 1)) {
      int value = text.lastIndexOf("\":\"", i);
      int name = value < 0 ? -1 : text.lastIndexOf('"', value - 1);
      boolean near = name >= 0 && text.indexOf('"', value + 3) > i;
      String said = near ? text.substring(name + 1, value).toLowerCase(Locale.ROOT) : "";
      if (said.startsWith("targetuser")) {
        found.add(Sort.TARGET);
      } else if (said.startsWith("target") || said.startsWith("dest")) {
        found.add(Sort.DESTINATION);
      } else if (said.startsWith("source") || said.startsWith("src")) {
        found.add(Sort.SOURCE);
      } else {
        found.add(Sort.OTHER);
      }
    }
    return found;
  }
}
