package io.redoubt.parse.syslog;

import io.redoubt.parse.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads host, program and process id behind the time of a line without version (RFC 3164 and what
/// daemons make of it), and leaves the header at the message.
final class SyslogTag {
  private static final Set<String> LEVELS =
      Set.of(
          "trace",
          "debug",
          "info",
          "notice",
          "warn",
          "warning",
          "error",
          "err",
          "crit",
          "critical",
          "alert",
          "emerg",
          "fatal",
          "severe",
          "fine",
          "finer",
          "finest",
          "config",
          "note");
  private static final byte[][][] LEVELS_BY_INITIAL = byInitial();
  private static final boolean[] NAME_PARTS = nameParts();
  private static final Set<String> FACILITIES =
      Set.of(
          "kern",
          "user",
          "mail",
          "daemon",
          "auth",
          "syslog",
          "lpr",
          "news",
          "uucp",
          "cron",
          "authpriv",
          "security",
          "ftp",
          "ntp",
          "audit",
          "console",
          "local0",
          "local1",
          "local2",
          "local3",
          "local4",
          "local5",
          "local6",
          "local7");

  private SyslogTag() {}

  /// Reads whatever stands there; a line without a tag is all message.
  static void readAny(SyslogHeader h) {
    selector(h);
    int start = h.at;
    int end = h.tokenEnd(start);
    if (isTag(h, start, end)) {
      tag(h);
      return;
    }
    if (end >= h.to || !isHost(h.buffer, start, end)) {
      return;
    }
    h.hostFrom = start;
    h.hostTo = h.buffer[end - 1] == ':' ? end - 1 : end;
    h.at = end;
    h.spaces();
    selector(h);
    tag(h);
  }

  /// Skips `auth.info` or `<auth.info>`, as busybox and FreeBSD write it.
  private static void selector(SyslogHeader h) {
    int end = h.tokenEnd(h.at);
    if (isSelector(h.buffer, h.at, end)) {
      h.at = end;
      h.spaces();
    }
  }

  /// Whether the token is a facility and a level.
  static boolean isSelector(byte[] buffer, int from, int to) {
    int start = from < to && buffer[from] == '<' ? from + 1 : from;
    int end = start > from && buffer[to - 1] == '>' ? to - 1 : to;
    int dot = Bytes.indexOf(buffer, start, Math.min(end, start + 10), (byte) '.');
    return dot > start
        && end - dot <= 9
        && LEVELS.contains(lower(buffer, dot + 1, end))
        && FACILITIES.contains(lower(buffer, start, dot));
  }

  /// Whether the token alone can only be a program: it ends with a colon, or holds `[number]`.
  private static boolean isTag(SyslogHeader h, int from, int to) {
    if (to <= from) {
      return false;
    }
    if (h.buffer[from] == '%') {
      return true;
    }
    if (h.buffer[to - 1] == ':') {
      boolean hostOfCisco = to + 1 < h.to && h.buffer[to + 1] == '%';
      return !hostOfCisco;
    }
    if (h.buffer[to - 1] == ']') {
      int open = Bytes.lastIndexOf(h.buffer, from, to, (byte) '[');
      return open >= from && Bytes.digits(h.buffer, open + 1, to - 1) >= 0;
    }
    boolean pidBehind = to + 2 < h.to && h.buffer[to + 1] == '[' && Bytes.isDigit(h.buffer[to + 2]);
    return pidBehind && Bytes.indexOf(h.buffer, to, Math.min(h.to, to + 12), "]:") > 0;
  }

  /// Whether the token can be a host name or address.
  static boolean isHost(byte[] buffer, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      boolean name = NAME_PARTS[b & 0xff] || b == ':' || b == '%' || b < 0;
      if (!name) {
        return false;
      }
    }
    return to > from && !isLevel(buffer, from, to);
  }

  /// Whether the token is a level such as `ERROR`, in any case.
  static boolean isLevel(byte[] buffer, int from, int to) {
    int length = to - from;
    byte[][] words =
        length < 3 || length > 8 ? null : LEVELS_BY_INITIAL[(buffer[from] | 32) & 0xff];
    if (words == null) {
      return false;
    }
    for (byte[] word : words) {
      if (word.length == length && isWord(word, buffer, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(byte[] lower, byte[] buffer, int from) {
    for (int i = 0; i < lower.length; i++) {
      if ((buffer[from + i] | 32) != lower[i]) {
        return false;
      }
    }
    return true;
  }

  private static String lower(byte[] buffer, int from, int to) {
    char[] letters = new char[to - from];
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      letters[i - from] = (char) (b >= 'A' && b <= 'Z' ? b | 32 : b & 0xff);
    }
    return new String(letters);
  }

  static boolean isNamePart(byte b) {
    return NAME_PARTS[b & 0xff];
  }

  private static boolean[] nameParts() {
    boolean[] parts = new boolean[256];
    for (int b = 0; b < 128; b++) {
      parts[b] = Character.isLetterOrDigit(b) || "._-/@+".indexOf(b) >= 0;
    }
    return parts;
  }

  private static byte[][][] byInitial() {
    byte[][][] words = new byte[256][][];
    LEVELS.stream()
        .collect(Collectors.groupingBy(word -> word.charAt(0)))
        .forEach(
            (initial, with) ->
                words[initial] =
                    with.stream()
                        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
                        .toArray(byte[][]::new));
    return words;
  }

  /// Reads `program[pid]: ` and its kin at the header's position.
  private static void tag(SyslogHeader h) {
    int start = h.at;
    if (h.peek() == ':' && h.peek(1) == ' ' && h.peek(2) == '%') {
      h.at += 2;
    }
    if (h.peek() == '%') {
      cisco(h);
      return;
    }
    if (h.peek() == '[') {
      bracketed(h);
      return;
    }
    int end = start;
    while (end < h.to && isNamePart(h.buffer[end])) {
      end++;
    }
    if (end == start) {
      return;
    }
    h.at = skipGroup(h, skipGroup(h, end, '(', ')'), '<', '>');
    boolean grouped = h.at > end;
    if (grouped && !group(h, end + 1)) {
      h.at = start;
      return;
    }
    if (pid(h) || h.peek() == ':' || (grouped && h.peek() == ' ')) {
      h.programFrom = start;
      h.programTo = end;
      message(h);
    } else {
      h.at = start;
      h.pidTo = h.pidFrom;
    }
  }

  /// Looks into `(…)` behind the program: a number is the process id; a list is part of what the
  /// program says.
  private static boolean group(SyslogHeader h, int from) {
    int close = Bytes.find(h.buffer, from, h.at, ')');
    if (Bytes.digits(h.buffer, from, close) >= 0) {
      h.pidFrom = from;
      h.pidTo = close;
    }
    return Bytes.indexOf(h.buffer, from, close, (byte) ',') < 0;
  }

  private static int skipGroup(SyslogHeader h, int at, char open, char close) {
    if (at >= h.to || h.buffer[at] != open) {
      return at;
    }
    int end = Bytes.indexOf(h.buffer, at, h.to, (byte) close);
    return end < 0 || Bytes.indexOf(h.buffer, at, end, (byte) ' ') >= 0 ? at : end + 1;
  }

  /// `[number]`, also behind a space when a colon follows.
  private static boolean pid(SyslogHeader h) {
    int open = h.peek() == ' ' && h.peek(1) == '[' ? h.at + 1 : h.at;
    if (open >= h.to || h.buffer[open] != '[') {
      return false;
    }
    int close = Bytes.indexOf(h.buffer, open, Math.min(h.to, open + 24), (byte) ']');
    if (close < 0 || Bytes.digits(h.buffer, open + 1, close) < 0) {
      return false;
    }
    boolean colon = close + 1 < h.to && h.buffer[close + 1] == ':';
    if (open > h.at && !colon) {
      return false;
    }
    h.pidFrom = open + 1;
    h.pidTo = close;
    h.at = close + 1;
    return true;
  }

  private static void bracketed(SyslogHeader h) {
    int start = h.at;
    int close = Bytes.indexOf(h.buffer, start, h.tokenEnd(start), (byte) ']');
    if (close < 0 || !isHost(h.buffer, start + 1, close) || Bytes.isDigit(h.buffer[start + 1])) {
      return;
    }
    h.at = close + 1;
    if (pid(h) || h.peek() == ':') {
      h.programFrom = start + 1;
      h.programTo = close;
      message(h);
    } else {
      h.at = start;
    }
  }

  private static void cisco(SyslogHeader h) {
    int colon = Bytes.indexOf(h.buffer, h.at, h.tokenEnd(h.at), (byte) ':');
    if (colon > 0 && isCode(h.buffer, h.at + 1, colon)) {
      h.codeFrom = h.at + 1;
      h.codeTo = colon;
      h.at = colon;
      message(h);
    }
  }

  /// Whether this is `FACILITY-SEVERITY-MNEMONIC`.
  private static boolean isCode(byte[] buffer, int from, int to) {
    for (int i = from + 2; i + 2 < to; i++) {
      if (buffer[i - 1] == '-' && Bytes.isDigit(buffer[i]) && buffer[i + 1] == '-') {
        return true;
      }
    }
    return false;
  }

  static void message(SyslogHeader h) {
    if (h.peek() == ':') {
      h.at++;
    }
    if (h.peek() == ' ') {
      h.at++;
    }
  }
}
