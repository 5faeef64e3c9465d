package io.redoubt.llm;

import io.redoubt.redact.Redacted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A piece of a prompt: text that ships with the program, text that went through redaction, or a
/// number. There is no way to make a part out of a free string. Immutable.
public sealed interface Part {
  /// The exact text of this piece.
  String text();

  /// Text that stands in a file below `prompts/` on the class path, or a piece of such a file.
  final class Shipped implements Part {
    private static final String ROOT = "prompts/";

    private final String text;

    private Shipped(String text) {
      this.text = text;
    }

    /// The whole of one shipped file, UTF-8, line ends as `\n`. The name is relative to `prompts/`,
    /// such as `triage/v1/system.txt`; a name that is not there is an error of the build.
    public static Shipped load(String name) {
      if (name.startsWith("/") || name.contains("..")) {
        throw new IllegalArgumentException("Not a name below prompts/: " + name);
      }
      try (InputStream file = Part.class.getClassLoader().getResourceAsStream(ROOT + name)) {
        if (file == null) {
          throw new IllegalArgumentException("No such shipped text: " + ROOT + name);
        }
        String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        return new Shipped(text.replace("\r\n", "\n"));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    /// The pieces of this text around each occurrence of a mark, the mark itself left out: one
    /// more piece than there are marks, possibly empty ones at the ends.
    public List<Shipped> around(String mark) {
      List<Shipped> pieces = new ArrayList<>();
      int from = 0;
      for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
        pieces.add(new Shipped(text.substring(from, at)));
        from = at + mark.length();
      }
      pieces.add(new Shipped(text.substring(from)));
      return List.copyOf(pieces);
    }

    @Override
    public String text() {
      return text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Shipped that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }

    @Override
    public String toString() {
      return "Shipped[" + text.length() + " characters]";
    }
  }

  /// Text that redaction let through, in the form that redaction gave it.
  record Masked(Redacted redacted) implements Part {
    @Override
    public String text() {
      return redacted.text();
    }
  }

  /// A number, written as sixteen lower-case hexadecimal digits: a nonce or a mark that code made.
  record Nonce(long bits) implements Part {
    @Override
    public String text() {
      String digits = Long.toHexString(bits);
      return "0".repeat(Long.BYTES * 2 - digits.length()) + digits;
    }
  }

  /// Six capital letters and digits that code drew: the nonce that an answer must echo, the word
  /// that it must not. `bits` are reduced to 36^6 words.
  record Word(long bits) implements Part {
    private static final int LENGTH = 6;
    private static final int DIGITS = 36;

    @Override
    public String text() {
      char[] word = new char[LENGTH];
      long rest = bits;
      for (int i = 0; i < LENGTH; i++) {
        word[i] =
            Character.toUpperCase(
                Character.forDigit((int) Long.remainderUnsigned(rest, DIGITS), DIGITS));
        rest = Long.divideUnsigned(rest, DIGITS);
      }
      return new String(word);
    }
  }
}
