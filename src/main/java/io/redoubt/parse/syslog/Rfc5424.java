package io.redoubt.parse.syslog;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;

/// Reads the header of RFC 5424 behind the priority:
/// `1 TIMESTAMP HOSTNAME APP-NAME PROCID MSGID STRUCTURED-DATA MSG`, `-` for what is absent.
/// Structured data goes to `log.syslog.structured_data.<id>.<name>`. Thread-safe.
final class Rfc5424 {
  private final FieldTree data = FieldTree.at(Ecs.LOG_SYSLOG_STRUCTURED_DATA.name());

  /// Whether a version and a time, or `-`, stand at the header's position.
  static boolean at(SyslogHeader h) {
    return h.digitAt(0)
        && h.peek() != '0'
        && h.peek(1) == ' '
        && (h.digitAt(2) || (h.peek(2) == '-' && h.peek(3) == ' '));
  }

  /// Fills header and event; false when the line breaks off before the structured data.
  boolean read(SyslogHeader h, EventBuilder out) {
    byte[] b = h.buffer;
    out.addNumber(Ecs.LOG_SYSLOG_VERSION, b, h.at, h.at + 1);
    h.at += 2;
    int end = h.tokenEnd(h.at);
    if (present(h, end)) {
      h.timeFrom = h.at;
      h.timeTo = end;
      h.timeShape = TimeShape.ISO;
    }
    end = next(h, end);
    if (present(h, end)) {
      h.hostFrom = h.at;
      h.hostTo = end;
    }
    end = next(h, end);
    if (present(h, end)) {
      h.programFrom = h.at;
      h.programTo = end;
    }
    end = next(h, end);
    if (present(h, end)) {
      h.pidFrom = h.at;
      h.pidTo = end;
    }
    end = next(h, end);
    if (present(h, end)) {
      out.add(Ecs.LOG_SYSLOG_MSGID, b, h.at, end);
    }
    boolean whole = end < h.to;
    next(h, end);
    structured(h, out);
    if (h.peek() == ' ') {
      h.at++;
    }
    if (Bytes.startsWith(b, h.at, h.to, "\u00ef\u00bb\u00bf")) {
      h.at += 3;
    }
    return whole;
  }

  private static boolean present(SyslogHeader h, int end) {
    return end > h.at && !(end == h.at + 1 && h.buffer[h.at] == '-');
  }

  private static int next(SyslogHeader h, int end) {
    h.at = Math.min(end + 1, h.to);
    return h.tokenEnd(h.at);
  }

  private void structured(SyslogHeader h, EventBuilder out) {
    if (h.peek() == '-' && (h.peek(1) == ' ' || h.at + 1 == h.to)) {
      h.at++;
      return;
    }
    while (h.peek() == '[') {
      int start = h.at;
      if (!element(h, out)) {
        h.at = start;
        return;
      }
    }
  }

  private boolean element(SyslogHeader h, EventBuilder out) {
    int id = ++h.at;
    while (h.at < h.to && h.peek() != ' ' && h.peek() != ']') {
      h.at++;
    }
    FieldTree element = data.child(h.buffer, id, h.at);
    while (h.peek() == ' ') {
      h.spaces();
      if (h.peek() == ']') {
        break;
      }
      int equals = Bytes.indexOf(h.buffer, h.at, h.to, (byte) '=');
      if (equals < 0 || equals + 1 >= h.to || h.buffer[equals + 1] != '"') {
        return false;
      }
      FieldTree name = element.child(h.buffer, h.at, equals);
      h.at = equals + 2;
      if (!value(h, name, out)) {
        return false;
      }
    }
    return h.at++ < h.to && h.buffer[h.at - 1] == ']';
  }

  /// A value to its closing quote; `\"`, `\\` and `\]` stand for the second character.
  private static boolean value(SyslogHeader h, FieldTree name, EventBuilder out) {
    int start = h.at;
    boolean escaped = false;
    while (h.at < h.to && h.peek() != '"') {
      if (h.peek() == '\\') {
        escaped = true;
        h.at++;
      }
      h.at++;
    }
    if (h.at >= h.to) {
      return false;
    }
    if (escaped) {
      unescaped(h.buffer, start, h.at, name, out);
    } else {
      out.add(name.field(), h.buffer, start, h.at);
    }
    h.at++;
    return true;
  }

  private static void unescaped(byte[] buffer, int from, int to, FieldTree name, EventBuilder out) {
    int start = out.sideLength();
    for (int i = from; i < to; i++) {
      boolean escape = buffer[i] == '\\' && i + 1 < to && "\"\\]".indexOf(buffer[i + 1]) >= 0;
      i += escape ? 1 : 0;
      out.sideAppend(buffer, i, i + 1);
    }
    out.add(name.field(), out.side(), start, out.sideLength());
  }
}
