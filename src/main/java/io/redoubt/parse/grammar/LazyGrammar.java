package io.redoubt.parse.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A grammar that is compiled when it is first asked for. Thread-safe.
final class LazyGrammar {
  private static final String PROGRAMS = "programs ";

  private final String name;
  private final Map<String, String> texts;
  private volatile @Nullable Grammar compiled;

  /// The grammar of this name among these texts.
  LazyGrammar(String name, Map<String, String> texts) {
    this.name = name;
    this.texts = texts;
  }

  /// The names of the programs in a grammar's text.
  static List<String> programs(String text) {
    List<String> programs = new ArrayList<>();
    text.lines()
        .filter(line -> line.startsWith(PROGRAMS))
        .forEach(line -> programs.addAll(List.of(line.substring(PROGRAMS.length()).split(" +"))));
    return programs;
  }

  Grammar get() {
    Grammar known = compiled;
    if (known == null) {
      known = compile();
      compiled = known; // two workers may compile the same; either result is right
    }
    return known;
  }

  private Grammar compile() {
    Map<String, GrammarFile> files = new HashMap<>();
    read(name, files);
    return files.getOrDefault(name, GrammarFile.read(name, "")).compile(files);
  }

  private void read(String wanted, Map<String, GrammarFile> files) {
    String text = texts.get(wanted);
    if (text != null && !files.containsKey(wanted)) {
      GrammarFile file = GrammarFile.read(wanted, text);
      files.put(wanted, file);
      file.includes().forEach(include -> read(include, files));
    }
  }
}
