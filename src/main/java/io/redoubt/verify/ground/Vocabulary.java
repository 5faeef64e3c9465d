package io.redoubt.verify.ground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// The plain words that a sentence may use without evidence, from `verify/words.txt`: ordinary
/// English and the trade's common nouns and verbs, no names. Any other word counts as a name.
/// Immutable.
final class Vocabulary {
  private static final String FILE = "/verify/words.txt";
  private static final String[] ENDINGS = {"s", "es", "ed", "d", "ing", "ly", "er", "ers", "'s"};

  private final Set<String> words;

  Vocabulary() {
    try (InputStream file = Vocabulary.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is not on the class path.");
      }
      words =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Whether this lower-case word, or each part of a hyphenated one, is a plain word.
  boolean plain(String word) {
    if (words.contains(word) || inflected(word)) {
      return true;
    }
    int hyphen = word.indexOf('-');
    return hyphen > 0
        && hyphen < word.length() - 1
        && plain(word.substring(0, hyphen))
        && plain(word.substring(hyphen + 1));
  }

  private boolean inflected(String word) {
    for (String ending : ENDINGS) {
      if (word.length() > ending.length() + 2 && word.endsWith(ending)) {
        String stem = word.substring(0, word.length() - ending.length());
        if (words.contains(stem) || (ending.startsWith("i") && words.contains(stem + "e"))) {
          return true;
        }
      }
    }
    return word.length() > 5
        && word.endsWith("ies")
        && words.contains(word.substring(0, word.length() - 3) + "y");
  }
}
