package io.redoubt.parse.audit;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import java.util.List;

/// Reads the `key=value` pairs of an audit record. Values stand in double quotes, or bare;
/// texts an attacker could choose are in capital hex digits when they hold spaces or quotes.
/// `msg='…'` holds pairs of its own; behind the control character GS come the enriched ones, in
/// capitals (`#035` where rsyslog relayed it). Thread-safe.
final class AuditPairs {
  private static final char ENRICHED = 0x1d;
  private static final String RELAYED = "#035";
  private static final List<String> TEXTS =
      List.of(
          "proctitle", "cmd", "exe", "comm", "name", "acct", "cwd", "path", "data", "vm", "ocomm");

  private final FieldTree root = FieldTree.at("auditd.log");

  /// Adds the pairs in `buffer[from, to)`.
  ///
  /// @param execve whether `a0`, `a1` … are texts (arguments), not registers
  void read(byte[] buffer, int from, int to, boolean execve, EventBuilder out) {
    int at = from;
    while (at < to) {
      if (buffer[at] == ' ' || buffer[at] == ENRICHED || buffer[at] == '\'' || buffer[at] == ',') {
        at++;
        continue;
      }
      if (relayed(buffer, at, to)) {
        at += RELAYED.length();
        continue;
      }
      int end = wordEnd(buffer, at, to);
      int equals = Bytes.indexOf(buffer, at, end, (byte) '=');
      if (equals <= at) {
        at = end;
        continue;
      }
      if (Bytes.equal(buffer, at, equals, "msg") && equals + 1 < to && buffer[equals + 1] == '\'') {
        at = equals + 2;
        continue;
      }
      at = pair(buffer, at, equals, to, execve, out);
    }
  }

  private int pair(byte[] buffer, int key, int equals, int to, boolean execve, EventBuilder out) {
    int value = equals + 1;
    FieldTree node = root.child(buffer, key, equals);
    if (value < to && buffer[value] == '"') {
      int close = Bytes.find(buffer, value + 1, to, '"');
      out.add(node.field(), buffer, value + 1, close);
      return Math.min(close + 1, to);
    }
    int end = wordEnd(buffer, value, to);
    int stop = end > value && buffer[end - 1] == '\'' ? end - 1 : end;
    if (coded(buffer, key, equals, execve) && isHex(buffer, value, stop)) {
      decode(node.field(), buffer, value, stop, out);
    } else if (stop > value && !absent(buffer, value, stop)) {
      out.add(node.field(), buffer, value, stop);
    }
    return end;
  }

  private static int wordEnd(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] != ' ' && buffer[i] != ENRICHED && !relayed(buffer, i, to)) {
      i++;
    }
    return i;
  }

  /// Whether the GS stands here as rsyslog writes it.
  private static boolean relayed(byte[] buffer, int at, int to) {
    return buffer[at] == '#' && Bytes.startsWith(buffer, at, to, RELAYED);
  }

  private static boolean absent(byte[] buffer, int from, int to) {
    return Bytes.equal(buffer, from, to, "?")
        || Bytes.equal(buffer, from, to, "{")
        || Bytes.equal(buffer, from, to, "(null)");
  }

  private static boolean coded(byte[] buffer, int from, int to, boolean execve) {
    if (execve && buffer[from] == 'a') {
      int piece = Bytes.find(buffer, from + 1, to, '[');
      if (Bytes.digits(buffer, from + 1, piece) >= 0) {
        return true;
      }
    }
    for (String key : TEXTS) {
      if (Bytes.equal(buffer, from, to, key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHex(byte[] buffer, int from, int to) {
    if (to - from < 2 || (to - from) % 2 != 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (nibble(buffer[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int nibble(byte b) {
    return Bytes.isDigit(b) ? b - '0' : b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
  }

  private static void decode(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    int start = out.sideLength();
    byte[] one = new byte[1];
    for (int i = from; i < to; i += 2) {
      int value = nibble(buffer[i]) << 4 | nibble(buffer[i + 1]);
      one[0] = value == 0 ? (byte) ' ' : (byte) value;
      out.sideAppend(one, 0, 1);
    }
    out.add(field, out.side(), start, out.sideLength());
  }
}
