package io.redoubt.llm.vectors;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/// Cuts text into the tokens of a BERT vocabulary without case: words and marks, and words that are
/// no tokens into the longest pieces that are. As described for WordPiece by Google's BERT and done
/// by Hugging Face's tokenizers (`BertNormalizer`, `BertPreTokenizer`, `WordPiece`). Immutable and
/// thread-safe.
final class WordPieces {
  /// Tokens of the longest text, the two around it included; the rest is not looked at.
  static final int MOST = 128;

  /* Enough for 126 tokens of ordinary text; keeps hostile text from costing more. */
  private static final int LONGEST = 4096;
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary;
  private final int begin;
  private final int end;
  private final int unknown;

  /// @param vocabulary token → number; pieces inside a word begin with `##`
  WordPieces(Map<String, Integer> vocabulary) {
    this.vocabulary = Map.copyOf(vocabulary);
    this.begin = number("[CLS]");
    this.end = number("[SEP]");
    this.unknown = number("[UNK]");
  }

  private int number(String token) {
    Integer number = vocabulary.get(token);
    if (number == null) {
      throw new IllegalArgumentException("The vocabulary has no " + token + ".");
    }
    return number;
  }

  /// The numbers of the tokens, at most {@link #MOST}.
  int[] of(String text) {
    Row row = new Row();
    row.add(begin);
    String clean = clean(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    int start = -1;
    for (int i = 0; i < clean.length() && row.length < MOST - 1; ) {
      int c = clean.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c == ' ' || isMark(c)) {
        word(clean, start, i, row);
        start = -1;
        if (c != ' ') {
          word(clean, i, next, row);
        }
      } else if (start < 0) {
        start = i;
      }
      i = next;
    }
    word(clean, start, clean.length(), row);
    row.length = Math.min(row.length, MOST - 1);
    row.add(end);
    return Arrays.copyOf(row.numbers, row.length);
  }

  private static final class Row {
    private int[] numbers = new int[32];
    private int length;

    void add(int number) {
      if (length == numbers.length) {
        numbers = Arrays.copyOf(numbers, length * 2);
      }
      numbers[length++] = number;
    }
  }

  private void word(String text, int from, int to, Row row) {
    if (from < 0 || from >= to || row.length >= MOST - 1) {
      return;
    }
    int before = row.length;
    if (text.codePointCount(from, to) > LONGEST_WORD) {
      row.add(unknown);
      return;
    }
    int at = from;
    while (at < to) {
      int stop = to;
      Integer piece = null;
      while (stop > at) {
        String part = text.substring(at, stop);
        piece = vocabulary.get(at == from ? part : "##" + part);
        if (piece != null) {
          break;
        }
        stop = text.offsetByCodePoints(stop, -1);
      }
      if (piece == null) {
        row.length = before;
        row.add(unknown);
        return;
      }
      row.add(piece);
      at = stop;
    }
  }

  /// Lower case without accents, control characters left out, every space a plain one, and spaces
  /// around each Chinese character.
  private static String clean(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> space(c, spaced));
    String apart = Normalizer.normalize(spaced, Normalizer.Form.NFD);
    StringBuilder clean = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .map(Character::toLowerCase)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static void space(int c, StringBuilder out) {
    if (c == '\t' || c == '\n' || c == '\r' || isSpace(c)) {
      out.append(' ');
    } else if (isIdeograph(c)) {
      out.append(' ').appendCodePoint(c).append(' ');
    } else if (c != 0xfffd && !isControl(c)) {
      out.appendCodePoint(c);
    }
  }

  private static boolean isSpace(int c) {
    int type = Character.getType(c);
    return type == Character.SPACE_SEPARATOR
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }

  private static boolean isIdeograph(int c) {
    return (c >= 0x4e00 && c <= 0x9fff)
        || (c >= 0x3400 && c <= 0x4dbf)
        || (c >= 0x20000 && c <= 0x2a6df)
        || (c >= 0x2a700 && c <= 0x2ceaf)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0x2f800 && c <= 0x2fa1f);
  }

  private static boolean isMark(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
