package io.redoubt.parse.json;

import io.redoubt.event.Parser;
import io.redoubt.parse.frame.JsonScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the kind of a JSON object by its top-level keys, reading no further than it must: nested
/// values are stepped over. Immutable and thread-safe.
final class JsonSniffer {
  /// A key that some signatures ask for.
  ///
  /// @param name lower case
  /// @param tests what it may mean
  private record Key(byte[] name, Test[] tests) {}

  /// A value that some signatures ask for; an empty value asks for none.
  private record Test(byte[] value, boolean open, int id) {}

  private final Key[][] byHash = new Key[256][];
  private final List<Parser> parsers = new ArrayList<>();
  private final JsonSighting nothing;
  private final JsonGuess usual;

  JsonSniffer(List<JsonKind> kinds) {
    Map<String, Map<String, List<Integer>>> keys = new HashMap<>();
    List<Integer> words = new ArrayList<>();
    for (JsonKind kind : kinds) {
      for (String signature : kind.signatures()) {
        List<String> wanted = List.of(signature.split(" "));
        wanted.forEach(word -> require(word, keys));
        parsers.add(kind.parser());
        words.add(wanted.size());
      }
    }
    List<int[]> byTest = new ArrayList<>();
    keys.forEach((name, values) -> put(name, values, byTest));
    int[] needed = words.stream().mapToInt(Integer::intValue).toArray();
    nothing = JsonSighting.none(needed, byTest.toArray(int[][]::new));
    usual = new JsonGuess(nothing);
  }

  private void require(String word, Map<String, Map<String, List<Integer>>> keys) {
    int equal = word.indexOf('=');
    String name = (equal < 0 ? word : word.substring(0, equal)).toLowerCase(Locale.ROOT);
    String value = equal < 0 ? "" : word.substring(equal + 1).toLowerCase(Locale.ROOT);
    keys.computeIfAbsent(name, _ -> new HashMap<>())
        .computeIfAbsent(value, _ -> new ArrayList<>())
        .add(parsers.size());
  }

  private void put(String name, Map<String, List<Integer>> values, List<int[]> byTest) {
    byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
    int hash = hash(utf8, 0, utf8.length);
    Key[] old = byHash[hash];
    Key[] made = new Key[old == null ? 1 : old.length + 1];
    if (old != null) {
      System.arraycopy(old, 0, made, 1, old.length);
    }
    made[0] =
        new Key(utf8, values.entrySet().stream().map(v -> test(v, byTest)).toArray(Test[]::new));
    byHash[hash] = made;
  }

  private static Test test(Map.Entry<String, List<Integer>> value, List<int[]> byTest) {
    String text = value.getKey();
    boolean open = text.endsWith("*");
    byte[] start =
        (open ? text.substring(0, text.length() - 1) : text).getBytes(StandardCharsets.UTF_8);
    byTest.add(value.getValue().stream().mapToInt(Integer::intValue).toArray());
    return new Test(start, open, byTest.size() - 1);
  }

  /// Where the values begin that were looked at, besides the names of keys, to tell the kind of the
  /// object that begins at `buffer[from]`; null when its kind is not told.
  int @Nullable [] looked(byte[] buffer, int from, int to) {
    JsonSighting sighting = nothing;
    int[] values = new int[0];
    int at = from + 1;
    while (sighting.told() < 0) {
      at = JsonScan.space(buffer, at, to);
      if (at >= to || buffer[at] != '"') {
        return null;
      }
      int keyEnd = JsonScan.stringEnd(buffer, at + 1, to);
      int value = JsonScan.space(buffer, JsonScan.space(buffer, keyEnd + 1, to) + 1, to);
      int end = JsonScan.valueEnd(buffer, value, to);
      if (end < 0) {
        return null;
      }
      if (asks(buffer, at + 1, keyEnd)) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = buffer[value] == '"' ? value + 1 : value;
      }
      sighting = saw(buffer, at + 1, keyEnd, value, end, sighting);
      at = JsonScan.space(buffer, end, to) + 1;
    }
    return values;
  }

  /// The parser of the object that begins at `buffer[from]`, or null when it is of no known kind.
  @Nullable Parser sniff(byte[] buffer, int from, int to) {
    JsonSighting sighting = nothing;
    JsonGuess guess = usual;
    int at = from + 1;
    while (true) {
      at = JsonScan.space(buffer, at, to);
      if (at >= to || buffer[at] != '"') {
        return null;
      }
      int keyEnd = JsonScan.stringEnd(buffer, at + 1, to);
      int value = JsonScan.space(buffer, keyEnd + 1, to);
      if (value >= to || buffer[value] != ':') {
        return null;
      }
      value = JsonScan.space(buffer, value + 1, to);
      int end = JsonScan.valueEnd(buffer, value, to);
      JsonGuess right = guess == null ? null : guess.after(buffer, at + 1, keyEnd);
      if (right == null) {
        JsonSighting before = sighting;
        sighting = saw(buffer, at + 1, keyEnd, value, end < 0 ? to : end, before);
        guess =
            guess == null || asks(buffer, at + 1, keyEnd)
                ? null
                : guess.add(buffer, at + 1, keyEnd, sighting);
      } else {
        sighting = right.sighting();
        guess = right;
      }
      if (sighting.told() >= 0) {
        return parsers.get(sighting.told());
      }
      at = end < 0 ? to : JsonScan.space(buffer, end, to);
      if (at >= to || buffer[at] != ',') {
        return null;
      }
      at++;
    }
  }

  /// What is known when this key was seen too.
  private JsonSighting saw(
      byte[] buffer, int from, int to, int value, int valueEnd, JsonSighting before) {
    Key[] keys = byHash[hash(buffer, from, to)];
    if (keys == null) {
      return before;
    }
    JsonSighting sighting = before;
    for (Key key : keys) {
      if (matches(key.name(), buffer, from, to)) {
        for (Test test : key.tests()) {
          if (fits(test, buffer, value, valueEnd)) {
            sighting = sighting.and(test.id());
          }
        }
      }
    }
    return sighting;
  }

  /// Whether a signature asks for a value of this key.
  private boolean asks(byte[] buffer, int from, int to) {
    Key[] keys = byHash[hash(buffer, from, to)];
    if (keys != null) {
      for (Key key : keys) {
        for (Test test : key.tests()) {
          if (test.value().length > 0 || test.open()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean fits(Test test, byte[] buffer, int from, int to) {
    if (test.value().length == 0 && !test.open()) {
      return true;
    }
    boolean quoted = from < to && buffer[from] == '"';
    int start = quoted ? from + 1 : from;
    int end = quoted ? to - 1 : to;
    int length = test.value().length;
    return end - start >= length
        && (test.open() || end - start == length)
        && matches(test.value(), buffer, start, start + length);
  }

  private static boolean matches(byte[] lower, byte[] buffer, int from, int to) {
    if (lower.length != to - from) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] != lower(buffer[from + i])) {
        return false;
      }
    }
    return true;
  }

  private static int hash(byte[] buffer, int from, int to) {
    int length = to - from;
    if (length <= 0) {
      return 0;
    }
    int middle = lower(buffer[from + length / 2]);
    return (lower(buffer[from]) * 31 + lower(buffer[to - 1]) * 7 + middle * 3 + length) & 255;
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b | 0x20 : b;
  }
}
