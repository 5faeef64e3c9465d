package io.redoubt.triage.recall;

import java.util.regex.Pattern;

/// What of a line's template makes two lines say the same of different cases. Stateless.
final class Skeleton {
  private static final int BEGINNING = 200;

  private static final Pattern PARTIAL = Pattern.compile(" \\(counts of a part of the events\\)");
  private static final Pattern RATE =
      Pattern.compile(", about (?:\uE000#\uE001|1|less than 1) a minute");
  private static final Pattern WHEN =
      Pattern.compile(
          "(?:at \uE000T\uE001|from \uE000T\uE001 to \uE000T\uE001)(?: \\(\uE000D\uE001\\))?");
  private static final String ONE = "\uE000#\uE001";
  private static final String NUMBER = "\uE000#\uE001 ";

  /// A list of which only some is shown: which of it is chance.
  private static final Pattern SAMPLE = Pattern.compile("(: )\".*\", …");
  private static final Pattern OTHER = Pattern.compile("the alert \".*\", a");

  /// In records, which kind of number a long one looks like is chance.
  private static final Pattern DIGITS = Pattern.compile("\uE000(?:#|X|CARD|PHONE|ID)\uE001");

  private Skeleton() {}

  /// Of a line that code wrote.
  static String of(String template) {
    String rated = without(template, ", about ", RATE, "");
    String when = without(rated, "\uE000T\uE001", WHEN, "when");
    String whole = without(when, " (counts of a part", PARTIAL, "");
    String some = without(whole, "\", …", SAMPLE, "$1some");
    String sample = without(some, "the alert \"", OTHER, "it, a");
    return singular(counted(sample));
  }

  /// A one that counts is a number like others: one before a word and behind nothing that belongs
  /// to it, `(?<![\w."/=-])1(?= [a-z])`.
  static String counted(String text) {
    int at = text.indexOf("1 ");
    if (at < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int done = 0;
    for (; at >= 0; at = text.indexOf("1 ", at + 1)) {
      boolean word = at + 2 < text.length() && small(text.charAt(at + 2));
      if (word && (at == 0 || !joins(text.charAt(at - 1)))) {
        out.append(text, done, at).append(ONE);
        done = at + 1;
      }
    }
    return done == 0 ? text : out.append(text, done, text.length()).toString();
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean joins(char c) {
    return small(c)
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_.\"/=-".indexOf(c) >= 0;
  }

  /// What a number counts, without the s of its plural; a word may stand between them.
  static String singular(String text) {
    int from = text.indexOf(NUMBER);
    if (from < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (from >= 0) {
      int first = from + NUMBER.length();
      int end = word(text, first);
      boolean two = end > first && end < text.length() && text.charAt(end) == ' ';
      int second = two ? word(text, end + 1) : end;
      if (two && second > end + 1 && closes(text, second)) {
        at = singular(text, at, end + 1, second, out);
      } else if (end > first && closes(text, end)) {
        at = singular(text, at, first, end, out);
      }
      from = text.indexOf(NUMBER, Math.max(first, at));
    }
    return out.append(text, at, text.length()).toString();
  }

  private static int singular(String text, int at, int from, int to, StringBuilder out) {
    out.append(text, at, from).append(Form.singular(text.substring(from, to)));
    return to;
  }

  private static int word(String text, int from) {
    int to = from;
    while (to < text.length() && small(text.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean closes(String text, int at) {
    return at < text.length() && " .:;,".indexOf(text.charAt(at)) >= 0;
  }

  /* A pattern is only tried on a text that holds what every match of it holds. */
  private static String without(String text, String held, Pattern pattern, String instead) {
    return text.contains(held) ? pattern.matcher(text).replaceAll(instead) : text;
  }

  /// Of a line: of a record only the beginning, because where it is cut depends on its numbers.
  static String name(Likeness.Line line) {
    String template = Form.of(line.text()).template();
    if (!line.raw()) {
      return of(template);
    }
    String plain = DIGITS.matcher(template).replaceAll("#");
    boolean cut = line.text().contains("…[+") && plain.length() > BEGINNING;
    return "raw " + (cut ? plain.substring(0, BEGINNING) : plain);
  }
}
