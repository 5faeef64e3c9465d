package io.redoubt.triage.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The name of a question: equal for questions that differ in nothing a model should judge by.
///
/// Times, lengths of time, long hexadecimal numbers, and all numbers above one become one sign
/// each;
/// stand-ins keep their kind only; equal records count once, in any order. Words, rules and
/// techniques count in full. So a hundred addresses that do the same are one question. Whoever
/// reuses an answer checks each of its sentences against the new evidence. Stateless.
final class Signature {
  /// `2026-03-17 02:40:11 UTC`, `2026-03-17T02:40:11.123Z`, `Mar 17 02:40:11`.
  static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|"
              + " UTC|[+-]\\d\\d:?\\d\\d)?|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d");

  /// `9f00aa17`: at least eight hexadecimal digits.
  static final Pattern HEX = Pattern.compile("\\b[0-9a-fA-F]{8,64}\\b");

  /// `11 min 47 s`.
  static final Pattern SPAN = Pattern.compile("(?:\\d{1,6} (?:d|h|min|s)\\b ?)+");

  /// `USER_3`, `IP_EXT_1_N2`.
  static final Pattern STAND_IN =
      Pattern.compile("\\b([A-Z]{2,12}(?:_(?:INT|EXT|LOOP|ANY))?)_\\d{1,9}(?:_N\\d{1,9})?\\b");

  /// `12,345`, `7`; not the number of a technique.
  static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d[\\d,]{0,20}(?!\\w)");

  /// `sshd[811]`, `port 22`: numbers that only tell one record from the next.
  static final Pattern INNER = Pattern.compile("\\[\\d{1,9}]");

  private Signature() {}

  /// The name of a question of this kind: SHA-256, hexadecimal.
  static String alike(List<String> lines, String... versions) {
    return hash(distinct(lines), versions);
  }

  /// The name of this very question.
  static String same(List<String> lines, String... versions) {
    return hash(lines, versions);
  }

  private static String hash(List<String> lines, String... versions) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : lines) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
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

  /* Facts in their order, then the records, each once. */
  private static List<String> distinct(List<String> lines) {
    List<String> facts = new ArrayList<>();
    TreeSet<String> records = new TreeSet<>();
    for (String line : lines) {
      if (line.startsWith("raw ")) {
        records.add(bucketed(line));
      } else {
        facts.add(bucketed(line));
      }
    }
    facts.addAll(records);
    return facts;
  }

  /// The line without what differs from one occurrence to the next.
  static String bucketed(String line) {
    String text = Swap.all(line, TIME, Signature::timely, _ -> "T");
    text = Swap.all(text, SPAN, Signature::spanning, _ -> "D");
    text = Swap.all(text, HEX, Signature::hexadecimal, _ -> "X");
    text = Swap.all(text, INNER, (s, i) -> s.charAt(i) == '[' && digit(s, i + 1), _ -> "[#]");
    text = Swap.all(text, STAND_IN, Signature::named, m -> kind(m.group(1)));
    return Swap.all(text, NUMBER, Signature::counting, m -> one(m.group()) ? m.group() : "#");
  }

  private static boolean timely(String s, int i) {
    char c = s.charAt(i);
    return c <= '9' ? digit(s, i) && is(s, i + 4, '-') : is(s, i + 3, ' ') && is(s, i + 9, ':');
  }

  private static boolean spanning(String s, int i) {
    if (!digit(s, i)) {
      return false;
    }
    int end = i + 1;
    while (end - i < 6 && digit(s, end)) {
      end++;
    }
    return is(s, end, ' ') && end + 1 < s.length() && "dhms".indexOf(s.charAt(end + 1)) >= 0;
  }

  private static boolean hexadecimal(String s, int i) {
    return (i == 0 || !wordly(s.charAt(i - 1)))
        && i + 7 < s.length()
        && Character.digit(s.charAt(i), 16) >= 0
        && Character.digit(s.charAt(i + 7), 16) >= 0;
  }

  private static boolean named(String s, int i) {
    return upper(s.charAt(i))
        && i + 1 < s.length()
        && upper(s.charAt(i + 1))
        && (i == 0 || !wordly(s.charAt(i - 1)));
  }

  private static boolean counting(String s, int i) {
    return digit(s, i) && (i == 0 || (!wordly(s.charAt(i - 1)) && s.charAt(i - 1) != '.'));
  }

  private static boolean is(String s, int i, char c) {
    return i < s.length() && s.charAt(i) == c;
  }

  private static boolean digit(String s, int i) {
    return i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '9';
  }

  private static boolean upper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean wordly(char c) {
    return upper(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static String kind(String stem) {
    return stem.equals("ADMIN") || stem.equals("SERVICE") ? "USER" : stem;
  }

  private static boolean one(String number) {
    return number.equals("0") || number.equals("1");
  }
}
