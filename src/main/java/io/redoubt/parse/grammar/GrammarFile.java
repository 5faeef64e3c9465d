package io.redoubt.parse.grammar;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.Preset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A grammar file as read, not yet joined with what it includes. Faults are
/// [IllegalArgumentException]s that name file and line.
final class GrammarFile {
  private static final Map<String, String> SHORT =
      Map.of(
          "kind", "event.kind",
          "category", "event.category",
          "type", "event.type",
          "outcome", "event.outcome",
          "reason", "event.reason");

  private final String name;
  private final List<String> includes = new ArrayList<>();
  private final List<String> prefixes = new ArrayList<>();
  private final List<String> suffixes = new ArrayList<>();
  private final List<MessagePattern> heads = new ArrayList<>();
  private final List<MessagePattern> patterns = new ArrayList<>();
  private final Map<String, Pairs> pairs = new HashMap<>();
  private Preset section = new Preset(List.of());
  private int line;

  private GrammarFile(String name) {
    this.name = name;
  }

  /// Reads the text of `name.grammar`.
  static GrammarFile read(String name, String text) {
    GrammarFile file = new GrammarFile(name);
    for (String line : text.lines().toList()) {
      file.line++;
      file.line(line.startsWith("head ") ? line : line.strip());
    }
    return file;
  }

  List<String> includes() {
    return includes;
  }

  private void line(String text) {
    if (text.isEmpty() || text.startsWith("#")) {
      return;
    }
    if (text.startsWith("[") && text.indexOf(']') > 0 && isSection(text)) {
      section = section(text);
      return;
    }
    int space = text.indexOf(' ');
    String word = space < 0 ? text : text.substring(0, space);
    String rest = space < 0 ? "" : text.substring(space + 1).strip();
    switch (word) {
      case "programs" -> {} // read by LazyGrammar
      case "include" -> includes.add(rest);
      case "drop-prefix" -> prefixes.addAll(quoted(rest));
      case "drop-suffix" -> suffixes.addAll(quoted(rest));
      case "pairs" -> pairs(rest);
      case "head" -> pattern(heads, text.substring(5));
      default -> pattern(patterns, text);
    }
  }

  private static boolean isSection(String text) {
    String inside = text.substring(1, text.indexOf(']'));
    String behind = text.substring(text.indexOf(']') + 1).strip();
    return inside.chars().allMatch(c -> Character.isLowerCase(c) || c == '-' || c == '_')
        && (behind.isEmpty() || behind.contains("="));
  }

  private Preset section(String text) {
    List<Preset.Setting> settings = new ArrayList<>();
    int close = text.indexOf(']');
    for (String part : text.substring(close + 1).strip().split(" +")) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw fault("expected field=value, not '" + part + "'");
      }
      String key = part.substring(0, equals);
      Field field = Field.of(SHORT.getOrDefault(key, key));
      for (String value : part.substring(equals + 1).split(",")) {
        settings.add(new Preset.Setting(field, Constant.of(value)));
      }
    }
    if (close > 1) {
      settings.add(new Preset.Setting(Ecs.EVENT_ACTION, Constant.of(text.substring(1, close))));
    }
    return new Preset(settings);
  }

  private void pairs(String text) {
    List<Pairs.Pair> found = new ArrayList<>();
    String[] words = text.split(" +");
    for (String word : List.of(words).subList(1, words.length)) {
      int equals = word.indexOf('=');
      if (equals <= 0) {
        throw fault("expected key=type:field, not '" + word + "'");
      }
      Capture capture = PatternText.capture(word.substring(equals + 1), Map.of());
      found.add(new Pairs.Pair(word.substring(0, equals), capture));
    }
    pairs.put(words[0], new Pairs(found));
  }

  private List<String> quoted(String text) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('"', at);
      int close = open < 0 ? -1 : text.indexOf('"', open + 1);
      if (close < 0) {
        throw fault("expected texts in double quotes");
      }
      found.add(text.substring(open + 1, close));
      at = close + 1;
    }
    return found;
  }

  private void pattern(List<MessagePattern> to, String text) {
    try {
      to.add(PatternText.compile(text, section, pairs));
    } catch (IllegalArgumentException wrong) {
      throw fault(String.valueOf(wrong.getMessage()));
    }
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException(name + ".grammar:" + line + ": " + what);
  }

  /// The finished grammar; what it includes is compiled with it.
  Grammar compile(Map<String, GrammarFile> all) {
    return compile(all, Set.of());
  }

  private Grammar compile(Map<String, GrammarFile> all, Set<String> within) {
    List<Grammar> included = new ArrayList<>();
    Set<String> inside = new HashSet<>(within);
    inside.add(name);
    for (String include : includes) {
      GrammarFile other = all.get(include);
      if (other == null || inside.contains(include)) {
        throw new IllegalArgumentException(name + ".grammar: cannot include '" + include + "'");
      }
      included.add(other.compile(all, inside));
    }
    Format format = new Format("syslog." + name);
    return new Grammar(
        new Grammar.Frame(format, new Affixes(prefixes, suffixes), heads, included), patterns);
  }
}
