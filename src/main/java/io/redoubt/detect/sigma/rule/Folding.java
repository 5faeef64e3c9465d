package io.redoubt.detect.sigma.rule;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// How two texts are made comparable without case: character by character, as
/// [String#equalsIgnoreCase] does, so that lengths never change.
public final class Folding {
  private static final int ASCII = 128;
  private static final int PAGE = 256;

  /* From so many characters on, looking for one to change first takes longer than it saves. */
  private static final int LONG = 1024;

  /* So many characters in one call: a loop that runs long at its first coming is compiled late. */
  private static final int BLOCK = 512;

  /* By the upper half of a character, once one of them was asked for: all of them without case.
   * Pages are filled before they are put there, and whoever does not see one makes the same.
   */
  private static final AtomicReferenceArray<char @Nullable []> PAGES =
      new AtomicReferenceArray<>(PAGE);

  /// Characters that are ASCII letters without case: the dotted and the dotless I, the long s, and
  /// the sign for Kelvin.
  static final String ASCII_WITHOUT_CASE = "\u0130\u0131\u017f\u212a";

  /* With the one between them. */
  private static final char EN_DASH = '\u2013';
  private static final char BAR = '\u2015';

  private Folding() {}

  /// The text in the one case that all its spellings share.
  public static String fold(String text) {
    int length = text.length();
    if (length >= LONG) {
      return inOneGo(text);
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (fold(c) != c) {
        return folded(text, i);
      }
    }
    return text;
  }

  /* All characters alike, without a branch for most, several at a time where the machine can. */
  private static String inOneGo(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i += BLOCK) {
      int to = Math.min(i + BLOCK, chars.length);
      if (ascii(chars, i, to) >= ASCII) {
        beyond(chars, i, to);
      }
    }
    return new String(chars);
  }

  private static int ascii(char[] chars, int from, int to) {
    int all = 0;
    for (int i = from; i < to; i++) {
      int c = chars[i];
      all |= c;
      int capital = (c - 'A' | 'Z' - c) >>> 31 ^ 1;
      chars[i] = (char) (c + (capital << 5));
    }
    return all;
  }

  private static void beyond(char[] chars, int from, int to) {
    char[] page = {};
    int number = -1;
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c >= ASCII) {
        if (c >>> 8 != number) {
          number = c >>> 8;
          char[] known = PAGES.getAcquire(number);
          page = known == null ? page(number) : known;
        }
        chars[i] = page[c & PAGE - 1];
      }
    }
  }

  /// The character without case.
  public static char fold(char c) {
    if (c < ASCII) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    char[] page = PAGES.getAcquire(c >>> 8);
    return page == null ? page(c >>> 8)[c & PAGE - 1] : page[c & PAGE - 1];
  }

  /// Whether a character beyond ASCII is an ASCII letter without case.
  static boolean foldsToAscii(char c) {
    return ASCII_WITHOUT_CASE.indexOf(c) >= 0;
  }

  private static char[] page(int number) {
    char[] page = new char[PAGE];
    for (int i = 0; i < PAGE; i++) {
      page[i] = Character.toLowerCase(Character.toUpperCase((char) (number * PAGE + i)));
    }
    PAGES.setRelease(number, page);
    return page;
  }

  /// The text with every character that can begin a Windows option made one.
  public static String dashes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDash(text.charAt(i)) && text.charAt(i) != '-') {
        char[] chars = text.toCharArray();
        for (int k = i; k < chars.length; k += BLOCK) {
          dashes(chars, k, Math.min(k + BLOCK, chars.length));
        }
        return new String(chars);
      }
    }
    return text;
  }

  private static void dashes(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      chars[i] = isDash(chars[i]) ? '-' : chars[i];
    }
  }

  private static boolean isDash(char c) {
    return c == '-' || c == '/' || (c >= EN_DASH && c <= BAR);
  }

  private static String folded(String text, int from) {
    char[] chars = text.toCharArray();
    for (int i = from; i < chars.length; i++) {
      chars[i] = fold(chars[i]);
    }
    return new String(chars);
  }
}
