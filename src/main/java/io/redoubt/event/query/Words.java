package io.redoubt.event.query;

import java.util.ArrayList;
import java.util.List;

/// Cuts text into words: runs of letters, digits and `_`, folded; a dot between two digits
/// belongs to the word, so that `10.0.0.1` is one and `powershell.exe` two. A run of more than
/// {@link #LONGEST} characters is cut into pieces. Goes through one text at a time; not
/// thread-safe.
public final class Words {
  /// Characters (UTF-16) of the longest word, give or take one.
  public static final int LONGEST = 128;

  /* What becomes of a character of ASCII in a word; 0: it ends the word, or is a dot. */
  private static final char[] FOLDED = new char[0x80];

  static {
    for (char c = 0; c < FOLDED.length; c++) {
      FOLDED[c] = c == '_' || Character.isLetterOrDigit(c) ? (char) Fold.fold((int) c) : 0;
    }
  }

  /* Characters of a text whose room is used again. */
  private static final int LARGE = 1 << 16;

  private char[] text = new char[512];
  private int end;
  private int at;
  private final char[] word = new char[LONGEST + 2];
  private int length;

  /// Begins with this text.
  public Words over(String next) {
    end = next.length();
    if (end > text.length || text.length > LARGE) {
      text = new char[Math.max(end, 512)];
    }
    next.getChars(0, end, text, 0);
    at = 0;
    return this;
  }

  /// Goes to the next word; false at the end.
  public boolean next() {
    length = 0;
    while (at < end && length < LONGEST) {
      char c = text[at];
      if (c >= 0x80) {
        if (!beyondAscii()) {
          break;
        }
      } else {
        char folded = c == '.' && digit(at - 1) && digit(at + 1) ? c : FOLDED[c];
        if (folded != 0) {
          word[length++] = folded;
        } else if (length > 0) {
          break;
        }
        at++;
      }
    }
    return length > 0;
  }

  /* Goes past one; false where a word ends before it. */
  private boolean beyondAscii() {
    int c = Character.codePointAt(text, at, end);
    if (Character.isLetterOrDigit(c)) {
      length += Character.toChars(Fold.fold(c), word, length);
    } else if (length > 0) {
      return false;
    }
    at += Character.charCount(c);
    return true;
  }

  /// The characters of the word gone to; valid until the next one.
  public char[] characters() {
    return word;
  }

  /// How many of the characters are of the word.
  public int length() {
    return length;
  }

  /// Whether the word gone to is this one.
  public boolean is(String other) {
    if (other.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (other.charAt(i) != word[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean digit(int i) {
    return i >= 0 && i < end && text[i] >= '0' && text[i] <= '9';
  }

  /// All words of a text.
  public static List<String> of(String text) {
    List<String> all = new ArrayList<>();
    Words words = new Words().over(text);
    while (words.next()) {
      all.add(new String(words.word, 0, words.length));
    }
    return all;
  }
}
