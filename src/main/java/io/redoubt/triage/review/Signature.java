package io.redoubt.triage.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The name of a question: equal for questions that differ in nothing a model should judge by.
///
/// Times and long hexadecimal numbers become one sign each, numbers keep their count of digits.
/// Words, stand-ins, rules and techniques count in full. Stateless.
final class Signature {
  /// `2026-03-17 02:40:11 UTC`, `2026-03-17T02:40:11.123Z`, `Mar 17 02:40:11`.
  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|"
              + " UTC|[+-]\\d\\d:?\\d\\d)?|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d");

  /// `9f00aa17`: at least eight hexadecimal digits.
  private static final Pattern HEX = Pattern.compile("\\b[0-9a-fA-F]{8,64}\\b");

  /// `12,345`, `7`; not the number of a stand-in such as `USER_1` nor of a technique.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,])\\d[\\d,]{0,20}(?![\\w])");

  private Signature() {}

  /// SHA-256, hexadecimal.
  static String of(List<String> lines, String... versions) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : lines) {
        digest.update(bucketed(line).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      digest.update((byte) 1);
      for (String version : versions) {
        digest.update(version.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  /// The line without what differs from one occurrence to the next.
  static String bucketed(String line) {
    String timeless = TIME.matcher(line).replaceAll("T");
    String shortened = HEX.matcher(timeless).replaceAll("X");
    return NUMBER.matcher(shortened).replaceAll(number -> magnitude(number.group()));
  }

  private static String magnitude(String number) {
    long digits = number.chars().filter(Character::isDigit).count();
    return digits == 1 && number.charAt(0) <= '1' ? number : "#" + digits;
  }
}
