package io.redoubt.redact.scan;

import java.util.Locale;

/// Values behind a telling name: `password=…`, `"api_key": "…"`, `--token …`,
/// `Authorization: Bearer …`, `Cookie: …`, `<password>…</password>`, `https://user:…@host`. Not
/// thread-safe.
final class KeyedScan {
  private static final int MAX_NAME = 64;
  private static final int MAX_GAP = 6;
  private static final int LONGEST_SCHEME = 9;
  private static final int LONGEST_HARMLESS = 14;

  /// The least length of a value behind a name that is too common to tell.
  private static final int WEAK = 8;

  private final Shadow shadow;
  private final String s;
  private final Finds finds;
  private final ValueEnds ends;
  private final Drawn drawn;

  /* Where the last value that was taken ends: one inside it adds nothing. */
  private int covered;

  private KeyedScan(Shadow shadow, Finds finds) {
    this.shadow = shadow;
    this.s = shadow.text();
    this.finds = finds;
    this.ends = new ValueEnds(s, finds);
    this.drawn = new Drawn(s, finds);
  }

  static void scan(Shadow shadow, Finds finds) {
    new KeyedScan(shadow, finds).scan();
  }

  private void scan() {
    for (int i = 0; i < s.length(); ) {
      if (!nameChar(s.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < s.length() && nameChar(s.charAt(end))) {
        end++;
      }
      int at = end - i <= MAX_NAME ? announced(i, end) : -1;
      if (at > 0 && Keys.secret(s, i, end)) {
        value(i, end, at);
      }
      i = end;
    }
    userInfo();
  }

  private static boolean nameChar(char c) {
    return Chars.alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == '$';
  }

  private boolean option(int name) {
    return name > 0 && (s.charAt(name) == '-' || s.charAt(name - 1) == '/');
  }

  /* Where a value behind this word would begin; -1 when none can. */
  private int announced(int name, int end) {
    int at = end;
    boolean separated = false;
    while (at < s.length() && at - end < MAX_GAP && gap(s.charAt(at))) {
      char c = s.charAt(at);
      separated |= c == '=' || c == ':' || c == '>';
      at++;
    }
    return at < s.length() && at > end && (separated || option(name)) ? at : -1;
  }

  private void value(int name, int end, int at) {
    int from = quoted(at) ? at + 1 : at;
    int to = valueEnd(name, end, at);
    if (to <= from || to <= covered || harmless(from, to) || Folders.named(s, name, end, from)) {
      return;
    }
    boolean weak = !option(name) && Keys.weak(s.substring(name, end));
    if (!weak || drawn.at(from, to, WEAK)) {
      finds.add(shadow, from, to, Kind.SECRET, "keyed");
      covered = to;
    }
  }

  private static boolean gap(char c) {
    return c == ' ' || c == '=' || c == ':' || c == '"' || c == '\'' || c == '>' || c == '\t';
  }

  private boolean quoted(int at) {
    return s.charAt(at) == '"' || s.charAt(at) == '\'';
  }

  private int valueEnd(int name, int end, int at) {
    char before = s.charAt(at - 1);
    if (before == '"' || before == '\'') {
      int close = at;
      while (close < s.length() && s.charAt(close) != before) {
        close += s.charAt(close) == '\\' ? 2 : 1;
      }
      finds.stepped(close - at);
      return Math.min(close, s.length());
    }
    String header = s.substring(name, end).toLowerCase(Locale.ROOT);
    if (header.endsWith("cookie") || header.endsWith("authorization")) {
      return ends.line(at);
    }
    int to = ends.value(at);
    return scheme(at, to) ? nextWord(to) : to;
  }

  private boolean scheme(int from, int to) {
    if (to - from > LONGEST_SCHEME) {
      return false;
    }
    return switch (s.substring(from, to).toLowerCase(Locale.ROOT)) {
      case "bearer", "basic", "token", "digest", "negotiate", "ntlm" -> true;
      default -> false;
    };
  }

  private int nextWord(int at) {
    int to = at;
    while (to < s.length() && s.charAt(to) == ' ') {
      to++;
    }
    return ends.value(to);
  }

  /* Words that programs write where a value would stand. */
  private boolean harmless(int from, int to) {
    if (to - from > LONGEST_HARMLESS) {
      return false;
    }
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
  private void userInfo() {
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
