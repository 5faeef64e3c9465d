package io.redoubt.verify.ground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// The plain words that a sentence may use without evidence: of what is observed those in
/// `verify/words.txt`, which claim nothing; of what is only supposed or advised also those in
/// `verify/conjecture.txt`. Any other word must stand in the evidence. Immutable.
final class Vocabulary {
  private static final String[] ENDINGS = {"s", "es", "ed", "d", "ing", "ly", "er", "ers", "'s"};

  private final Set<String> words;

  private Vocabulary(Set<String> words) {
    this.words = new HashSet<>(words);
  }

  /// For what is said to be so.
  static Vocabulary ofClaims() {
    return new Vocabulary(read("/verify/words.txt"));
  }

  /// For what is supposed or advised.
  static Vocabulary ofConjecture() {
    Set<String> all = new HashSet<>(read("/verify/words.txt"));
    all.addAll(read("/verify/conjecture.txt"));
    return new Vocabulary(Set.copyOf(all));
  }

  private static Set<String> read(String name) {
    try (InputStream file = Vocabulary.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not on the class path.");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
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
