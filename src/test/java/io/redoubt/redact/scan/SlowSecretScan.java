package io.redoubt.redact.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/// Part of [SlowTextScan].
final class SlowSecretScan {
  private static final int REACH = 96;
  private static final int LONGEST = 4096;
  private static final int TRIES = 16;

  /// A word of this many characters is drawn even when it has no digit.
  private static final int LONG = 30;

  /// A keyword of this many characters is a secret's beginning even in the middle of a word.
  private static final int CLEAR = 6;

  private final SlowKeywords keywords;
  private final List<SecretKind> byKeyword = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  SlowSecretScan(List<SecretKind> kinds) {
    List<String> words = new ArrayList<>();
    for (SecretKind kind : kinds) {
      for (String word : kind.keywords()) {
        words.add(word);
        byKeyword.add(kind);
        lengths.add(word.length());
      }
    }
    this.keywords = new SlowKeywords(words);
  }

  void scan(SlowShadow shadow, SlowFinds finds) {
    keywords.scan(
        shadow.text(),
        (word, end) -> {
          SecretKind kind = byKeyword.get(word);
          if (kind.near()) {
            near(shadow, kind, end, finds);
          } else {
            begins(shadow, kind, end - lengths.get(word), finds);
          }
        });
  }

  private static void begins(SlowShadow shadow, SecretKind kind, int start, SlowFinds finds) {
    String s = shadow.text();
    Matcher matcher = kind.loose().matcher(s);
    boolean inside =
        start > 0
            && Chars.alphanumeric(s.charAt(start))
            && Chars.alphanumeric(s.charAt(start - 1))
            && kind.keywords().getFirst().length() < CLEAR;
    matcher.region(start, Math.min(s.length(), start + LONGEST));
    if (!inside && matcher.lookingAt()) {
      int end = matcher.end();
      while (end < s.length() && Chars.alphanumeric(s.charAt(end))) {
        end++;
      }
      finds.add(shadow, start, end, Kind.SECRET, kind.id());
    }
  }

  /* Words within reach of the keyword that fit the pattern as a whole, or do behind `=` or `:`. */
  private static void near(SlowShadow shadow, SecretKind kind, int end, SlowFinds finds) {
    String s = shadow.text();
    int stop = Math.min(s.length(), end + REACH);
    for (int i = end; i < stop; ) {
      int to = i;
      while (to < s.length() && to - i < LONGEST && !Chars.ends(s.charAt(to))) {
        to++;
      }
      word(shadow, kind, i, to, finds);
      i = to + 1;
    }
  }

  private static void word(SlowShadow shadow, SecretKind kind, int i, int to, SlowFinds finds) {
    String s = shadow.text();
    Matcher matcher = kind.loose().matcher(s);
    int tries = 0;
    for (int from = i; from < to && tries < TRIES; from++) {
      if (from == i || s.charAt(from - 1) == '=' || s.charAt(from - 1) == ':') {
        tries++;
        boolean assigned =
            (from > i && s.charAt(from - 1) == '=')
                || (from > 1 && s.startsWith(": ", from - 2))
                || !kind.pattern().pattern().startsWith("[");
        if (matcher.region(from, to).matches() && (assigned || telling(s, from, to))) {
          finds.add(shadow, from, to, Kind.SECRET, kind.id());
          return;
        }
      }
    }
  }

  private static boolean telling(String s, int from, int to) {
    int digits = 0;
    for (int i = from; i < to; i++) {
      digits += Chars.digit(s.charAt(i)) ? 1 : 0;
    }
    return digits > 0 || to - from >= LONG;
  }
}
