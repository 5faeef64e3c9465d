package io.redoubt.detect.sigma.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `%Servers%` and the like stand for here, in values with the modifier `expand`. Source:
/// Sigma specification 2.1.0, placeholders. A percent sign after a backslash is itself.
///
/// @param values by name without percent signs, whose case does not matter; a value may hold
///     wildcards
public record Placeholders(Map<String, List<String>> values) {
  /// No placeholder stands for anything.
  public static final Placeholders NONE = new Placeholders(Map.of());

  /// The most texts that one value may become.
  static final int MOST = 10_000;

  private static final Pattern NAME = Pattern.compile("\\\\%|%([^%\\s\\\\]+)%");

  /// Copies the map; two names that differ by case alone are one.
  public Placeholders {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    values.forEach(
        (name, some) -> copy.computeIfAbsent(key(name), _ -> new ArrayList<>()).addAll(some));
    copy.replaceAll((_, some) -> List.copyOf(some));
    values = Map.copyOf(copy);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// All of them as a list of texts that no other placeholders have.
  public List<String> listed() {
    List<String> all = new ArrayList<>();
    new TreeMap<>(values)
        .forEach(
            (name, some) -> {
              all.add(name);
              all.add(String.valueOf(some.size()));
              all.addAll(some);
            });
    return all;
  }

  /// Placeholders of this text that stand for nothing here, in order.
  List<String> unknown(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> name != null && values.getOrDefault(key(name), List.of()).isEmpty())
        .toList();
  }

  /// The texts that this one stands for: every combination of the values of its placeholders, which
  /// are all known. Empty when that were more than [#MOST].
  List<String> expand(String text) {
    List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));
    Matcher matcher = NAME.matcher(text);
    int from = 0;
    while (matcher.find()) {
      append(texts, text.substring(from, matcher.start()));
      String name = matcher.group(1);
      if (name == null) {
        append(texts, "%");
      } else {
        texts = combined(texts, values.getOrDefault(key(name), List.of()));
        if (texts.isEmpty()) {
          return List.of();
        }
      }
      from = matcher.end();
    }
    append(texts, text.substring(from));
    return texts.stream().map(StringBuilder::toString).toList();
  }

  private static void append(List<StringBuilder> texts, String part) {
    texts.forEach(text -> text.append(part));
  }

  private static List<StringBuilder> combined(List<StringBuilder> texts, List<String> values) {
    List<StringBuilder> all = new ArrayList<>();
    if ((long) texts.size() * values.size() <= MOST) {
      for (StringBuilder text : texts) {
        values.forEach(value -> all.add(new StringBuilder(text).append(value)));
      }
    }
    return all;
  }
}
