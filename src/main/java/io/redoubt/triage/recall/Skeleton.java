package io.redoubt.triage.recall;

import java.util.List;
import java.util.regex.Pattern;

/// What of a line's template makes two lines say the same of different cases. Stateless.
final class Skeleton {
  private static final int BEGINNING = 200;

  private static final Pattern PARTIAL = Pattern.compile(" \\(counts of a part of the events\\)");
  private static final String TIME = "\uE000T\uE001";
  private static final String SPAN = " (\uE000D\uE001)";
  private static final String ABOUT = ", about ";
  private static final String MINUTE = " a minute";
  private static final List<String> RATES = List.of("\uE000#\uE001", "1", "less than 1");
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
    String when = when(unrated(template));
    String whole = without(when, " (counts of a part", PARTIAL, "");
    String some = without(whole, "\", …", SAMPLE, "$1some");
    String sample = without(some, "the alert \"", OTHER, "it, a");
    return singular(counted(sample));
  }

  /// Without rates: `, about (?:#|1|less than 1) a minute`, where `#` is any number.
  static String unrated(String text) {
    int from = text.indexOf(ABOUT);
    if (from < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (; from >= 0; from = text.indexOf(ABOUT, Math.max(done, from + 1))) {
      int end = rate(text, from + ABOUT.length());
      if (end > 0) {
        out.append(text, done, from);
        done = end;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private static int rate(String text, int from) {
    for (String rate : RATES) {
      int to = from + rate.length();
      if (text.startsWith(rate, from) && text.startsWith(MINUTE, to)) {
        return to + MINUTE.length();
      }
    }
    return 0;
  }

  /// With `when` for `(?:at T|from T to T)(?: \\(D\\))?`: `T` is any time, `D` any length of time.
  static String when(String text) {
    int time = text.indexOf(TIME);
    if (time < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    for (; time >= 0; time = text.indexOf(TIME, Math.max(done, time + 1))) {
      int end = time + TIME.length();
      int from = behind(text, "at ", time);
      if (from < done && text.startsWith(" to " + TIME, end)) {
        from = behind(text, "from ", time);
        end += " to ".length() + TIME.length();
      }
      if (from >= done) {
        out.append(text, done, from).append("when");
        done = text.startsWith(SPAN, end) ? end + SPAN.length() : end;
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  /* Where the word before this place begins; -1 when it does not stand there. */
  private static int behind(String text, String word, int at) {
    return text.startsWith(word, at - word.length()) ? at - word.length() : -1;
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
