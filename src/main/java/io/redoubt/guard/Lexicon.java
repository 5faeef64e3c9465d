package io.redoubt.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The phrases that speak to a model, read from `guard/lexicon.tsv`: signal, weight, phrase. In a
/// phrase `*` stands for up to four words and `_` for one.
record Lexicon(List<Entry> entries) {
  private static final int GAP = 4;

  /// The first character of scripts that write without spaces between words.
  private static final int UNSPACED = 0x0900;

  /// Copies the list.
  Lexicon {
    entries = List.copyOf(entries);
  }

  /// A phrase.
  ///
  /// @param words of it
  /// @param anchor index of its longest word: texts without that need not be looked at
  record Entry(String signal, int weight, List<String> words, int anchor) {
    /// Copies the list.
    Entry {
      words = List.copyOf(words);
    }

    /// Its longest word.
    String anchorWord() {
      return words.get(anchor);
    }

    /// Whether the phrase stands around this place of a text, at which the anchor stands.
    boolean around(List<String> text, int at) {
      return ahead(text, at + 1, anchor + 1) && back(text, at - 1, anchor - 1);
    }

    private boolean ahead(List<String> text, int at, int word) {
      if (word == words.size()) {
        return true;
      }
      if (words.get(word).equals("*")) {
        for (int skip = 0; skip <= GAP; skip++) {
          if (ahead(text, at + skip, word + 1)) {
            return true;
          }
        }
        return false;
      }
      return at < text.size() && fits(text.get(at), word) && ahead(text, at + 1, word + 1);
    }

    private boolean back(List<String> text, int at, int word) {
      if (word < 0) {
        return true;
      }
      if (words.get(word).equals("*")) {
        for (int skip = 0; skip <= GAP; skip++) {
          if (back(text, at - skip, word - 1)) {
            return true;
          }
        }
        return false;
      }
      return at >= 0
          && at < text.size()
          && fits(text.get(at), word)
          && back(text, at - 1, word - 1);
    }

    private boolean fits(String said, int word) {
      return words.get(word).equals("_") || words.get(word).equals(said);
    }

    /// Whether the phrase stands in a text without spaces; one with gaps never does.
    boolean run(String text) {
      return !words.contains("*") && !words.contains("_") && text.contains(String.join("", words));
    }
  }

  /// The phrases by their anchor; those whose script has no spaces under the empty word.
  Map<String, List<Entry>> byAnchor() {
    Map<String, List<Entry>> byAnchor = new HashMap<>();
    for (Entry entry : entries) {
      boolean spaced = entry.anchorWord().codePoints().allMatch(c -> c < UNSPACED);
      byAnchor.computeIfAbsent(spaced ? entry.anchorWord() : "", _ -> new ArrayList<>()).add(entry);
    }
    return byAnchor;
  }

  /// The phrases that ship with the program.
  static Lexicon load() {
    try (InputStream file = Lexicon.class.getResourceAsStream("/guard/lexicon.tsv")) {
      if (file == null) {
        throw new IllegalStateException("guard/lexicon.tsv is not on the class path.");
      }
      var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      List<Entry> entries = new ArrayList<>();
      for (String line : reader.lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          entries.add(entry(line.split("\t")));
        }
      }
      return new Lexicon(entries);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Entry entry(String[] columns) {
    List<String> words = List.of(columns[2].toLowerCase(Locale.ROOT).split(" "));
    int anchor = 0;
    for (int i = 0; i < words.size(); i++) {
      anchor = words.get(i).length() > words.get(anchor).length() ? i : anchor;
    }
    return new Entry(columns[0], Integer.parseInt(columns[1]), words, anchor);
  }
}
