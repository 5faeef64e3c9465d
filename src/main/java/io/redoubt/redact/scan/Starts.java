package io.redoubt.redact.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where in a text each shape may begin, found in one pass over its words and signs. A pattern that
/// is not tried elsewhere finds what it would find anyhow. Not thread-safe.
final class Starts {
  /// What the pattern of a mail address allows before the `@`.
  private static final int LONGEST_LOCAL = 64;

  private static final int LONGEST_DOMAIN = 31;
  private static final int LONGEST_PAM = 28;

  /// How many line breaks stand before and behind the text in [#padded], so that looking a little
  /// beyond its ends needs no question.
  private static final int BEFORE = 2;

  private static final int BEHIND = 32;

  /// All that the pattern of [Start#KEYED_USER] takes for a key.
  private static final String[] KEYS = {
    "user",
    "username",
    "user_name",
    "user-name",
    "ruser",
    "luser",
    "suser",
    "duser",
    "usr",
    "uname",
    "logname",
    "login",
    "acct",
    "account",
    "accountname",
    "account_name",
    "account-name",
    "subjectusername",
    "targetusername",
    "samaccountname",
    "owner",
    "email"
  };

  private static final int STARTS = Start.values().length;

  private final String s;
  private final char[] padded;
  private final @Nullable Places[] places = new Places[STARTS];
  private final Numbers numbers;
  private int digits;

  private Starts(String text) {
    this.s = text;
    this.padded = padded(text);
    this.numbers = new Numbers(padded, BEFORE, this);
  }

  private static char[] padded(String text) {
    int n = text.length();
    char[] padded = new char[BEFORE + n + BEHIND];
    Arrays.fill(padded, 0, BEFORE, '\n');
    text.getChars(0, n, padded, BEFORE);
    Arrays.fill(padded, BEFORE + n, padded.length, '\n');
    return padded;
  }

  static Starts of(String text) {
    Starts starts = new Starts(text);
    starts.pass();
    return starts;
  }

  /// Where this one may begin; null when nowhere.
  @Nullable Places of(Start start) {
    return places[start.ordinal()];
  }

  /// How many digits the text has.
  int digits() {
    return digits;
  }

  void add(Start start, int place) {
    Places known = places[start.ordinal()];
    if (known == null) {
      known = new Places();
      places[start.ordinal()] = known;
    }
    known.add(place);
  }

  private void pass() {
    int n = s.length();
    for (int i = 0; i < n; ) {
      char c = at(i);
      if (Chars.wordly(c)) {
        int end = i;
        int count = 0;
        while (end < n && Chars.wordly(at(end))) {
          count += Chars.digit(at(end)) ? 1 : 0;
          end++;
        }
        digits += count;
        word(i, end, count);
        i = end;
      } else {
        if (c != ' ') {
          sign(i, c);
        }
        i++;
      }
    }
  }

  private char at(int i) {
    return padded[BEFORE + i];
  }

  private void word(int from, int to, int count) {
    char before = at(from - 1);
    char after = at(to);
    if (count == to - from) {
      numbers.number(from, to, before, after);
    } else {
      name(from, to, before, after);
    }
    if (after == '.' || after == '-') {
      domain(from, to, before);
    }
    if (to - from <= 4 && (after == ':' || after == '-' || after == '.')) {
      hexadecimal(from, to, before, after);
    }
  }

  private void hexadecimal(int from, int to, char before, char after) {
    for (int i = from; i < to; i++) {
      if (!Chars.hex(at(i))) {
        return;
      }
    }
    if (before == ':' || before == '.') {
      return;
    }
    if (after == ':') {
      sixth(from, to);
    }
    boolean pairs = to - from == 2 && after != '.' && separates(from + 5) && separates(from + 14);
    boolean fours = to - from == 4 && after == '.' && at(from + 9) == '.';
    if (before != '-' && (pairs || fours)) {
      add(Start.MAC, from);
    }
  }

  private boolean separates(int i) {
    return at(i) == ':' || at(i) == '-';
  }

  /* What has neither a double colon nor six colons is no address. */
  private void sixth(int from, int colon) {
    int colons = 0;
    for (int i = colon; i < s.length() && i - from < 50; i++) {
      char c = at(i);
      if (c == ':') {
        colons++;
        if (colons >= 6 || at(i + 1) == ':') {
          add(Start.SIXTH, from);
          return;
        }
      } else if (c != '.' && !Chars.hex(c)) {
        return;
      }
    }
  }

  private void name(int from, int to, char before, char after) {
    int length = to - from;
    char first = at(from);
    if (length >= 4
        && Chars.letter(first)
        && Chars.letter(at(from + 1))
        && Chars.digit(at(from + 2))
        && Chars.digit(at(from + 3))) {
      add(Start.IBAN, from);
    }
    if (length == 1) {
      single(from, to, before, after, first);
    } else if (before == ' ' && after == ' ') {
      said(from, length);
    } else if (length == 3 && after == ':' && s.startsWith("arn", from)) {
      add(Start.ARN, from);
    }
    if (before != '.' && keyed(from, first)) {
      add(Start.KEYED_USER, from);
    }
  }

  private void single(int from, int to, char before, char after, char first) {
    if (first == 'S' && after == '-' && before != '-' && at(to + 1) == '1' && at(to + 2) == '-') {
      add(Start.SID, from);
    }
    if (after == ':' && at(to + 1) == '\\' && Chars.letter(first)) {
      add(Start.HOME, from);
    }
  }

  private void said(int from, int length) {
    if (length == 4 && s.startsWith("user", from)) {
      saidUser(from - 1);
    } else if (length == 3 && s.startsWith("for", from)) {
      pamUser(from - 1);
    }
  }

  private void saidUser(int end) {
    int from = end;
    while (from > 0 && end - from < 8 && Chars.letter(at(from - 1))) {
      from--;
    }
    switch (s.substring(from, end)) {
      case "for", "of", "by", "to", "invalid", "illegal", "unknown" -> add(Start.SAID_USER, from);
      default -> {}
    }
  }

  private void pamUser(int end) {
    int from = end;
    while (from > 0 && end - from < LONGEST_PAM && pam(at(from - 1))) {
      from--;
    }
    for (int i = from; i < end - 3; i++) {
      if (Chars.wordly(at(i)) != Chars.wordly(at(i - 1))) {
        add(Start.PAM_USER, i);
      }
    }
  }

  private static boolean pam(char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '/';
  }

  /* One of the keys, then a quote, two spaces and a sign at most. */
  private boolean keyed(int from, char first) {
    if (!announces(first, at(from + 1))) {
      return false;
    }
    int i = from + 1;
    while (i - from < 20 && (Chars.letter(at(i)) || at(i) == '_' || at(i) == '-')) {
      i++;
    }
    int end = i;
    i += at(i) == '"' || at(i) == '\'' ? 1 : 0;
    for (int k = 0; k < 2 && i < s.length() && at(i) == ' '; k++) {
      i++;
    }
    return (at(i) == '=' || at(i) == ':') && key(from, end);
  }

  private boolean key(int from, int end) {
    for (String key : KEYS) {
      if (key.length() == end - from && s.regionMatches(true, from, key, 0, key.length())) {
        return true;
      }
    }
    return false;
  }

  /* The first two letters of the words that the pattern allows, whatever their case. */
  private static boolean announces(char first, char second) {
    int next = second | 0x20;
    return switch (first | 0x20) {
      case 'u' -> next == 's' || next == 'n';
      case 's' -> next == 'u' || next == 'a';
      case 'l' -> next == 'u' || next == 'o';
      case 'r', 'd' -> next == 'u';
      case 'a' -> next == 'c';
      case 't' -> next == 'a';
      case 'o' -> next == 'w';
      case 'e' -> next == 'm';
      default -> false;
    };
  }

  private void domain(int from, int to, char before) {
    if (before == '.' || before == '@' || before == '\\' || before == '-') {
      return;
    }
    int label = from;
    int letters = to - from;
    int i = to;
    while (true) {
      while (Chars.wordly(at(i)) || at(i) == '-') {
        i++;
      }
      letters = i - label;
      if (at(i) != '.' || !Chars.wordly(at(i + 1))) {
        break;
      }
      label = ++i;
    }
    if (label == from || letters < 2 || letters > 18) {
      return;
    }
    for (int k = label; k < i; k++) {
      if (!Chars.letter(at(k))) {
        return;
      }
    }
    add(Start.DOMAIN, from);
  }

  private void sign(int i, char c) {
    char before = at(i - 1);
    switch (c) {
      case ':' -> {
        if (!Chars.wordly(before) && before != ':' && before != '.') {
          sixth(i, i);
        }
      }
      case '@' -> mail(i);
      case '+' -> {
        if (!Chars.wordly(before) && before != '+' && Chars.digit(at(i + 1))) {
          add(Start.PLUS, i);
        }
      }
      case '(' -> numbers.bracket(i, before);
      case '\\' -> backslash(i, before);
      case '/' -> {
        if (s.startsWith("home/", i + 1) || s.startsWith("Users/", i + 1)) {
          add(Start.HOME, i);
        }
      }
      default -> {}
    }
  }

  private void mail(int at) {
    int from = at;
    while (from > 0 && at - from <= LONGEST_LOCAL && local(at(from - 1))) {
      from--;
    }
    if (from < at && at - from <= LONGEST_LOCAL) {
      add(Start.EMAIL, from);
    }
  }

  private static boolean local(char c) {
    return Chars.wordly(c) || c == '.' || c == '+' || c == '%' || c == '-';
  }

  private void backslash(int i, char before) {
    if (!Chars.wordly(before) && before != '\\' && before != ':' && at(i + 1) == '\\') {
      add(Start.SHARE, i);
    }
    char after = at(i + 1) == '\\' ? at(i + 2) : at(i + 1);
    if (!Chars.wordly(after)) {
      return;
    }
    int from = i;
    while (from > 0 && i - from < LONGEST_DOMAIN && part(at(from - 1))) {
      from--;
    }
    for (int k = from; k < i; k++) {
      char prior = at(k - 1);
      if (Chars.letter(at(k))
          && !Chars.wordly(prior)
          && prior != '\\'
          && prior != ':'
          && prior != '.') {
        add(Start.DOMAIN_USER, k);
      }
    }
  }

  private static boolean part(char c) {
    return Chars.wordly(c) || c == '.' || c == '-';
  }
}
