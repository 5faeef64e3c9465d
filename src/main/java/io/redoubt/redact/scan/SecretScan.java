package io.redoubt.redact.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The known kinds of secrets: found by a keyword, judged by the pattern of the kind, and only
/// where the keyword stands. Immutable and thread-safe.
final class SecretScan {
  /// A class of characters, so many times, before a dot.
  private static final Pattern BEFORE_DOT =
      Pattern.compile("(\\[[a-z0-9_+/=-]+]\\{\\d+(?:,\\d+)?})(?=\\\\\\.)");

  private final Keywords keywords;
  private final List<Sought> byKeyword = new ArrayList<>();

  /// What a keyword announces.
  ///
  /// @param pattern of the kind, quicker where it can be
  /// @param simple the same without a pattern, when it is one run of characters
  /// @param dotted the first run of characters, when a dot must follow it
  /// @param number of the kind
  /// @param length of the keyword
  /// @param clear whether it is a secret's beginning even in the middle of a word
  record Sought(
      SecretKind kind,
      Pattern pattern,
      @Nullable Run simple,
      @Nullable Run dotted,
      int number,
      int length,
      boolean clear) {}

  /// A keyword of this many characters is a secret's beginning even in the middle of a word.
  private static final int CLEAR = 6;

  private final int kinds;

  SecretScan(List<SecretKind> kinds) {
    List<String> words = new ArrayList<>();
    for (int k = 0; k < kinds.size(); k++) {
      SecretKind kind = kinds.get(k);
      Pattern pattern = swift(kind.loose());
      boolean clear = kind.keywords().getFirst().length() >= CLEAR;
      for (String word : kind.keywords()) {
        words.add(word);
        Run simple = Run.whole(kind, word);
        Run dotted = Run.beforeDot(kind, word);
        byKeyword.add(new Sought(kind, pattern, simple, dotted, k, word.length(), clear));
      }
    }
    this.keywords = new Keywords(words);
    this.kinds = kinds.size();
  }

  /* What cannot hold a dot need not be given back to find one. */
  private static Pattern swift(Pattern pattern) {
    String possessive = BEFORE_DOT.matcher(pattern.pattern()).replaceAll("$1+");
    return possessive.equals(pattern.pattern())
        ? pattern
        : Pattern.compile(possessive, pattern.flags());
  }

  void scan(Shadow shadow, Finds finds) {
    keywords.scan(shadow.text(), new Pass(shadow, finds));
  }

  /* Most texts hold no keyword: what a pass needs is made at the first one. */
  private final class Pass implements Keywords.Hit {
    private final Shadow shadow;
    private final Finds finds;
    private @Nullable SecretPass begun;

    Pass(Shadow shadow, Finds finds) {
      this.shadow = shadow;
      this.finds = finds;
    }

    @Override
    public void at(int word, int end) {
      SecretPass pass = begun;
      if (pass == null) {
        pass = new SecretPass(shadow, finds, kinds);
        begun = pass;
      }
      pass.keyword(byKeyword.get(word), end);
    }
  }
}
