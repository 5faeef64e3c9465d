package io.redoubt.triage.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as a template with slots: what differs from one occurrence to the next is a slot, every
/// other word is the template's. Immutable.
///
/// Slots are points and lengths of time, stand-ins and lists of them, long hexadecimal numbers,
/// numbers in brackets, and all numbers above one. A number with a count in brackets behind it is a
/// name (a port, a status) and stays a word; so do 0 and 1, because they decide.
///
/// @param template the text, each slot replaced by a sign of its kind
/// @param slots in their order
record Form(String template, List<Slot> slots) {
  private static final String STAND =
      "[A-Z]{2,12}(?:_(?:INT|EXT|LOOP|ANY))?_\\d{1,9}(?:_N\\d{1,9})?";
  private static final String COUNT = "\\d(?:[\\d,]{0,19}\\d)?";
  private static final String ITEM = "\"?" + STAND + "\"?(?: \\(\\d[\\d,]{0,12}\\))?";

  /// The alternatives, each in a group of its own, in the order of [Slot.Kind].
  static final Pattern SLOT =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|"
              + " UTC|[+-]\\d\\d:?\\d\\d)?|[A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d"
              + "|\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d(?: [+-]\\d{4})?"
              + "|\\b\\d\\d:\\d\\d(?::\\d\\d)?(?: UTC)?)"
              + "|((?:\\d{1,6} (?:d|h|min|s)\\b ?)+)"
              + "|((?<![A-Za-z0-9_])"
              + ITEM
              + "(?:, "
              + ITEM
              + ")*(?:, (?:…|\\.\\.\\.))?)"
              + "|(\\b(?=[0-9a-fA-F]*[0-9])[0-9a-fA-F]{8,64}\\b|\\b0x[0-9a-fA-F]{1,16}\\b)"
              + "|((?<=[(\\[])"
              + COUNT
              + "(?=[)\\]])|(?<![\\w.])"
              + COUNT
              + "(?!\\w| \\(\\d))");

  private static final Pattern COUNTED = Pattern.compile(" \\(\\d[\\d,]*\\)");
  private static final Pattern COMMA = Pattern.compile(", ");
  private static final Pattern STEM = Pattern.compile("_\\d{1,9}(?:_N\\d{1,9})?");

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final int LEAST_HEX = 8;

  /// A place whose value differs.
  ///
  /// @param kind of the value
  /// @param value as it stands
  /// @param text in which it stands
  /// @param at where it begins in the text
  /// @param in where its sign begins in the template
  record Slot(Kind kind, String value, String text, int at, int in) {
    /// The word before it, without the s of its plural; empty at the beginning.
    String last() {
      return wordBefore(text, at);
    }

    /// The word behind it, likewise; empty at the end.
    String next() {
      return wordBehind(text, at + value.length());
    }

    /// The values of a list of stand-ins, without quotes and counts; the value itself otherwise.
    List<String> items() {
      return parts().stream()
          .map(item -> COUNTED.matcher(item).replaceAll("").replace("\"", ""))
          .toList();
    }

    /// The values of a list of stand-ins, as they stand.
    List<String> parts() {
      return List.of(COMMA.split(value)).stream()
          .filter(item -> !item.equals("…") && !item.equals("..."))
          .toList();
    }

    /// Whether it has the same value, however a list is cut off.
    boolean says(Slot other) {
      return kind == other.kind
          && (kind == Kind.NAMES
              ? parts().equals(other.parts())
              : value.strip().equals(other.value.strip()));
    }
  }

  /// What a value is.
  enum Kind {
    /// A point of time, whole or in part.
    TIME,
    /// A length of time.
    SPAN,
    /// One stand-in or more.
    NAMES,
    /// A long hexadecimal number.
    HEX,
    /// A number.
    NUMBER
  }

  /// Copies the list.
  Form {
    slots = List.copyOf(slots);
  }

  static Form of(String text) {
    Matcher matcher = SLOT.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    StringBuilder template = new StringBuilder();
    List<Slot> slots = new ArrayList<>();
    int at = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean behind = inside;
      inside = alphanumeric(text.charAt(i));
      if (i < at || !begins(text, i, behind)) {
        continue;
      }
      int plain = Digits.end(text, i);
      int time = plain == 0 ? Times.end(text, i) : 0;
      int span = plain == 0 && time == 0 ? Digits.span(text, i) : 0;
      int list = plain == 0 && time == 0 && span == 0 ? StandInList.end(text, i) : 0;
      int told = Math.max(Math.max(plain, span), Math.max(time, list));
      if (plain < 0 || (told == 0 && !matcher.region(i, text.length()).lookingAt())) {
        continue;
      }
      Kind kind =
          plain > 0
              ? Kind.NUMBER
              : time > 0 ? Kind.TIME : span > 0 ? Kind.SPAN : list > 0 ? Kind.NAMES : kind(matcher);
      int end = told > 0 ? told : matcher.end();
      String value = text.substring(i, end);
      boolean bracketed = i > 0 && "([".indexOf(text.charAt(i - 1)) >= 0;
      if (kind == Kind.NUMBER && !bracketed && decides(value)) {
        continue;
      }
      template.append(text, at, i);
      slots.add(new Slot(kind, value, text, i, template.length()));
      template.append(sign(kind, value));
      at = end;
    }
    return new Form(template.append(text, at, text.length()).toString(), slots);
  }

  /* A pattern tried at every character costs ten times as much as one tried where it can begin: at
  a number, at capitals before an underscore, at a month, at eight hexadecimal digits. */
  static boolean begins(String text, int i) {
    return begins(text, i, i > 0 && alphanumeric(text.charAt(i - 1)));
  }

  private static boolean begins(String text, int i, boolean behind) {
    char c = text.charAt(i);
    if (c == '"') {
      return standIn(text, i + 1);
    }
    if (behind) {
      return false;
    }
    return (c >= '0' && c <= '9') || standIn(text, i) || month(text, i) || hex(text, i);
  }

  private static boolean alphanumeric(char c) {
    return c < 0x80 ? small(c) || upper(c) || (c >= '0' && c <= '9') : Character.isLetterOrDigit(c);
  }

  private static boolean standIn(String text, int from) {
    int i = from;
    while (i < text.length() && upper(text.charAt(i))) {
      i++;
    }
    return i - from >= 2 && i < text.length() && text.charAt(i) == '_';
  }

  private static boolean month(String text, int i) {
    return i + 3 < text.length()
        && upper(text.charAt(i))
        && small(text.charAt(i + 1))
        && small(text.charAt(i + 2))
        && text.charAt(i + 3) == ' ';
  }

  private static boolean hex(String text, int from) {
    if (from + LEAST_HEX > text.length()) {
      return false;
    }
    for (int i = from; i < from + LEAST_HEX; i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean upper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static Kind kind(Matcher matcher) {
    for (Kind kind : KINDS) {
      if (matcher.start(kind.ordinal() + 1) >= 0) {
        return kind;
      }
    }
    throw new IllegalStateException("A match without a group.");
  }

  private static boolean decides(String number) {
    return number.equals("0") || number.equals("1");
  }

  /* Brackets of Unicode's private area: no text of ours has them. */
  private static String sign(Kind kind, String value) {
    return switch (kind) {
      case TIME -> "\uE000T\uE001";
      case SPAN -> "\uE000D\uE001" + (value.endsWith(" ") ? " " : "");
      case NAMES -> "\uE000" + stems(value) + "\uE001";
      case HEX -> "\uE000X\uE001";
      case NUMBER -> "\uE000#\uE001";
    };
  }

  /* A list of one kind counts like one of its items; who may administer is a user like others. */
  private static String stems(String list) {
    if (list.indexOf('(') < 0 && list.indexOf(',') < 0) {
      return user(list.substring(list.charAt(0) == '"' ? 1 : 0, stemEnd(list)));
    }
    List<String> stems = new ArrayList<>();
    boolean counted = list.indexOf('(') >= 0 && COUNTED.matcher(list).find();
    String bare = counted ? COUNTED.matcher(list).replaceAll("") : list;
    for (String item : bare.indexOf(',') < 0 ? new String[] {bare} : COMMA.split(bare)) {
      String kind = user(STEM.matcher(item.replace("\"", "")).replaceAll(""));
      if (!kind.equals("…") && !kind.equals("...") && !stems.contains(kind)) {
        stems.add(kind);
      }
    }
    stems.sort(null);
    return String.join("+", stems) + (counted ? " (#)" : "");
  }

  private static String user(String stem) {
    return stem.equals("ADMIN") || stem.equals("SERVICE") ? "USER" : stem;
  }

  /* Where the number of a stand-in begins, with its underscore. */
  private static int stemEnd(String item) {
    int at = item.indexOf('_');
    while (item.charAt(at + 1) < '0' || item.charAt(at + 1) > '9') {
      at = item.indexOf('_', at + 1);
    }
    return at;
  }

  private static String wordBehind(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    int to = at;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return singular(text.substring(at, to));
  }

  private static String wordBefore(String text, int to) {
    int end = to;
    while (end > 0 && " :=\"(".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int at = end;
    while (at > 0 && Character.isLetter(text.charAt(at - 1))) {
      at--;
    }
    return singular(text.substring(at, end));
  }

  /// `addresses` → `address`, `names` → `name`.
  static String singular(String word) {
    if (word.endsWith("sses")) {
      return word.substring(0, word.length() - 2);
    }
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }
}
