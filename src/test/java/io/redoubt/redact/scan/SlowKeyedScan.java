package io.redoubt.redact.scan;

import java.util.Locale;

/// Part of [SlowTextScan].
final class SlowKeyedScan {
  private static final int MAX_NAME = 64;
  private static final int MAX_GAP = 6;

  private SlowKeyedScan() {}

  static void scan(SlowShadow shadow, SlowFinds finds) {
    String s = shadow.text();
    for (int i = 0; i < s.length(); ) {
      if (!nameChar(s.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < s.length() && nameChar(s.charAt(end))) {
        end++;
      }
      if (end - i <= MAX_NAME && SlowKeys.secret(s.substring(i, end))) {
        valueAfter(shadow, i, end, finds);
      }
      i = end;
    }
    userInfo(shadow, finds);
  }

  private static boolean nameChar(char c) {
    return Chars.alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '$';
  }

  private static void valueAfter(SlowShadow shadow, int name, int end, SlowFinds finds) {
    String s = shadow.text();
    boolean option = name > 0 && (s.charAt(name) == '-' || s.charAt(name - 1) == '/');
    int at = end;
    boolean separated = false;
    while (at < s.length() && at - end < MAX_GAP && gap(s.charAt(at))) {
      separated |= "=:>".indexOf(s.charAt(at)) >= 0;
      at++;
    }
    if (at >= s.length() || at == end || !(separated || option)) {
      return;
    }
    int from = quoted(s, at) ? at + 1 : at;
    int to = valueEnd(s, name, end, at);
    boolean weak = !option && SlowKeys.weak(s.substring(name, end));
    if (to > from
        && !harmless(s, from, to)
        && !Folders.named(s, name, end, from)
        && (!weak || Tokens.drawn(s, from, to, 8))) {
      finds.add(shadow, from, to, Kind.SECRET, "keyed");
    }
  }

  private static boolean gap(char c) {
    return c == ' ' || c == '=' || c == ':' || c == '"' || c == '\'' || c == '>' || c == '\t';
  }

  private static boolean quoted(String s, int at) {
    return s.charAt(at) == '"' || s.charAt(at) == '\'';
  }

  private static int valueEnd(String s, int name, int end, int at) {
    char before = s.charAt(at - 1);
    if (before == '"' || before == '\'') {
      int close = at;
      while (close < s.length() && s.charAt(close) != before) {
        close += s.charAt(close) == '\\' ? 2 : 1;
      }
      return Math.min(close, s.length());
    }
    String header = s.substring(name, end).toLowerCase(Locale.ROOT);
    if (header.endsWith("cookie") || header.endsWith("authorization")) {
      return lineEnd(s, at);
    }
    int to = at;
    while (to < s.length() && !Chars.ends(s.charAt(to))) {
      to++;
    }
    return scheme(s, at, to) ? nextWord(s, to) : to;
  }

  private static int lineEnd(String s, int at) {
    int to = at;
    while (to < s.length() && "\r\n\"'".indexOf(s.charAt(to)) < 0) {
      to++;
    }
    return to;
  }

  private static boolean scheme(String s, int from, int to) {
    String word = s.substring(from, to).toLowerCase(Locale.ROOT);
    return word.equals("bearer")
        || word.equals("basic")
        || word.equals("token")
        || word.equals("digest")
        || word.equals("negotiate")
        || word.equals("ntlm");
  }

  private static int nextWord(String s, int at) {
    int to = at;
    while (to < s.length() && s.charAt(to) == ' ') {
      to++;
    }
    while (to < s.length() && !Chars.ends(s.charAt(to))) {
      to++;
    }
    return to;
  }

  /* Words that programs write where a value would stand. */
  private static boolean harmless(String s, int from, int to) {
    return switch (s.substring(from, to).toLowerCase(Locale.ROOT)) {
      case "",
          "-",
          "null",
          "none",
          "true",
          "false",
          "no",
          "yes",
          "(null)",
          "unset",
          "?",
          "%",
          "for",
          "is",
          "was",
          "authentication",
          "failed",
          "expired",
          "invalid",
          "required",
          "changed",
          "chauthtok",
          "http/1.0",
          "http/1.1",
          "http/2",
          "http/2.0",
          "http/3",
          "0",
          "1" ->
          true;
      default -> false;
    };
  }

  /* https://user:secret@host */
  private static void userInfo(SlowShadow shadow, SlowFinds finds) {
    String s = shadow.text();
    for (int at = s.indexOf("://"); at >= 0; at = s.indexOf("://", at + 3)) {
      int colon = -1;
      for (int i = at + 3; i < s.length() && !Chars.ends(s.charAt(i)) && s.charAt(i) != '/'; i++) {
        if (s.charAt(i) == ':' && colon < 0) {
          colon = i;
        } else if (s.charAt(i) == '@') {
          finds.add(shadow, colon < 0 ? at + 3 : colon + 1, i, Kind.SECRET, "url-userinfo");
          if (colon > at + 3) {
            finds.add(shadow, at + 3, colon, Kind.USER, "");
          }
        }
      }
    }
  }
}
