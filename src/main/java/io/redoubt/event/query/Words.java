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

  private String text = "";
  private int at;
  private final StringBuilder word = new StringBuilder(LONGEST + 2);

  /// Begins with this text.
  public Words over(String next) {
    text = next;
    at = 0;
    return this;
  }

  /// Goes to the next word; false at the end.
  public boolean next() {
    word.setLength(0);
    while (at < text.length() && word.length() < LONGEST) {
      int c = text.codePointAt(at);
      if (inWord(c)) {
        word.appendCodePoint(Fold.fold(c));
      } else if (!word.isEmpty()) {
        break;
      }
      at += Character.charCount(c);
    }
    return !word.isEmpty();
  }

  /// The word gone to; valid until the next one.
  public CharSequence word() {
    return word;
  }

  private boolean inWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || c == '_'
          || (c == '.' && digit(at - 1) && digit(at + 1));
    }
    return Character.isLetterOrDigit(c);
  }

  private boolean digit(int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  /// All words of a text.
  public static List<String> of(String text) {
    List<String> all = new ArrayList<>();
    Words words = new Words().over(text);
    while (words.next()) {
      all.add(words.word().toString());
    }
    return all;
  }
}
