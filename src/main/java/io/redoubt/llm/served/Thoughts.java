package io.redoubt.llm.served;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Parts an answer from the thinking that some models write before it in the same text, between
/// `<think>` and `</think>`. Only what stands before the answer is taken off; the same words inside
/// an answer, quoted from a log, stay.
///
/// @param answer what is left, stripped of blanks at both ends
/// @param thinking what was taken off
record Thoughts(String answer, String thinking) {
  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  static Thoughts parted(String text) {
    String rest = text.strip();
    StringBuilder thinking = new StringBuilder();
    while (starts(rest)) {
      int close = rest.toLowerCase(Locale.ROOT).indexOf(CLOSE);
      if (close < 0) {
        return new Thoughts("", thinking.append(rest).toString());
      }
      thinking.append(rest, 0, close);
      rest = rest.substring(close + CLOSE.length()).strip();
    }
    return new Thoughts(rest, thinking.toString());
  }

  /// With its opening mark, or without when the server put that into the prompt: then a closing
  /// mark stands in text that is not JSON.
  private static boolean starts(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith(OPEN)
        || (!lower.startsWith("{") && !lower.startsWith("[") && lower.contains(CLOSE));
  }

  /// SHA-256 of the text in hexadecimal digits; empty for no text.
  static String hash(String text) {
    if (text.isEmpty()) {
      return "";
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
