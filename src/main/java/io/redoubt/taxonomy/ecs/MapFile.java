package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Constant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One mapping file: its sections and its tables of values.
///
/// @param sections in file order
/// @param tables by name
record MapFile(List<Section> sections, Map<String, Lookup<Constant>> tables) {
  private static final int WIDEST_RANGE = 1000;

  /// Statements for some formats.
  ///
  /// @param formats ids or families
  /// @param prefix of the native names; `@` for the format's own id, empty for none
  record Section(List<String> formats, String prefix, List<MapLine> body) {}

  static MapFile read(String name, List<String> text) {
    List<Section> sections = new ArrayList<>();
    Map<String, Lookup<Constant>> tables = new HashMap<>();
    List<MapLine> lines = MapLine.read(name, text);
    int i = 0;
    while (i < lines.size()) {
      MapLine head = lines.get(i);
      int end = i + 1;
      while (end < lines.size() && !opens(lines.get(end))) {
        end++;
      }
      List<MapLine> body = lines.subList(i + 1, end);
      switch (head.first()) {
        case "for" -> sections.add(section(head, body));
        case "table" -> tables.put(head.word(1), table(body));
        default -> throw head.wrong("a `for` or `table` is expected first");
      }
      i = end;
    }
    return new MapFile(List.copyOf(sections), Map.copyOf(tables));
  }

  private static boolean opens(MapLine line) {
    return line.indent() == 0 && (line.first().equals("for") || line.first().equals("table"));
  }

  private static Section section(MapLine head, List<MapLine> body) {
    int under = head.words().indexOf("under");
    List<String> formats = head.words().subList(1, under < 0 ? head.words().size() : under);
    if (formats.isEmpty()) {
      throw head.wrong("which formats?");
    }
    return new Section(formats, under < 0 ? "" : head.word(under + 1), List.copyOf(body));
  }

  private static Lookup<Constant> table(List<MapLine> body) {
    Map<String, Constant> entries = new HashMap<>();
    Constant otherwise = null;
    for (MapLine line : body) {
      int equal = line.words().indexOf("=");
      if (equal < 1 || line.words().size() != equal + 2) {
        throw line.wrong("an entry reads `value … = value`");
      }
      Constant value = Constant.of(line.word(equal + 1));
      if (line.first().equals("otherwise")) {
        otherwise = value;
      } else {
        line.words().subList(0, equal).forEach(key -> entry(line, key, value, entries));
      }
    }
    return Lookup.of(entries, otherwise);
  }

  private static void entry(
      MapLine line, String key, Constant value, Map<String, Constant> entries) {
    int dots = key.indexOf("..");
    if (dots < 0) {
      entries.put(key, value);
      return;
    }
    Integer low = whole(key.substring(0, dots));
    Integer high = whole(key.substring(dots + 2));
    if (low == null || high == null || high < low || high - low > WIDEST_RANGE) {
      throw line.wrong("a range reads `0..99`, at most " + WIDEST_RANGE + " wide");
    }
    for (int i = low; i <= high; i++) {
      entries.put(Integer.toString(i), value);
    }
  }

  private static @Nullable Integer whole(String digits) {
    return digits.matches("\\d{1,9}") ? Integer.valueOf(digits) : null;
  }
}
