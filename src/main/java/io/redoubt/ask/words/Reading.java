package io.redoubt.ask.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A question, of which each part is read once: what was read gives way to spaces. Not thread-safe.
final class Reading {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_.@\\\\$:/-]{1,80}");

  private final String question;
  private final StringBuilder left;

  Reading(String question) {
    this.question = question;
    this.left = new StringBuilder(lower(question));
  }

  /* Character by character, so that places stay where they are. */
  private static String lower(String text) {
    StringBuilder low = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = Character.toLowerCase(text.charAt(i));
      low.append(c == '’' || c == '‘' ? '\'' : c < ' ' ? ' ' : c);
    }
    return low.toString();
  }

  /// The first place that fits, and takes it.
  Optional<MatchResult> take(Pattern pattern) {
    Matcher found = pattern.matcher(left);
    if (!found.find()) {
      return Optional.empty();
    }
    MatchResult result = found.toMatchResult();
    blank(result.start(), result.end());
    return Optional.of(result);
  }

  /// Takes what fits, so many times at most.
  void takeUpTo(int times, Pattern pattern) {
    for (int i = 0; i < times; i++) {
      if (take(pattern).isEmpty()) {
        return;
      }
    }
  }

  /// Whether something of what is left fits.
  boolean has(Pattern pattern) {
    return pattern.matcher(left).find();
  }

  /// What fits of what is left, without taking it.
  Optional<MatchResult> see(Pattern pattern) {
    Matcher found = pattern.matcher(left);
    return found.find() ? Optional.of(found.toMatchResult()) : Optional.empty();
  }

  /// All that is left, in lower case.
  String left() {
    return left.toString();
  }

  /// Takes this part.
  void blank(int from, int to) {
    for (int i = from; i < to; i++) {
      left.setCharAt(i, ' ');
    }
  }

  /// A part of the question as it was written.
  String written(int from, int to) {
    return question.substring(from, to);
  }

  /// The words that are left, as they were written.
  List<String> words() {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(left);
    while (word.find()) {
      String text = stripped(question.substring(word.start(), word.end()));
      if (!text.isEmpty()) {
        words.add(text);
      }
    }
    return words;
  }

  /// Without the marks that end a sentence.
  static String stripped(String word) {
    int from = 0;
    int to = word.length();
    while (to > from && ".:/-\\@".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    while (from < to && ".:-@".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    return word.substring(from, to);
  }

  /// The question in lower case.
  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
