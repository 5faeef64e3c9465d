package io.redoubt.parse.syslog;

import io.redoubt.parse.frame.Bytes;

/* It only takes what [SyslogTag] would take the same way, and looks at each byte once. */
/// Reads `host program[123]: ` and `host program: ` as nearly all lines have it.
final class UsualTag {
  private static final int MOST_DIGITS = 18;

  private UsualTag() {}

  /// Reads host, program and process id, and leaves the header at the message; false, and the
  /// header as it was, where the line is not as usual.
  static boolean read(SyslogHeader h) {
    byte[] buffer = h.buffer;
    int host = h.at;
    int hostEnd = nameEnd(buffer, host, h.to);
    int program = hostEnd + 1;
    if (hostEnd == host || program >= h.to || buffer[hostEnd] != ' ') {
      return false;
    }
    int end = nameEnd(buffer, program, h.to);
    if (end == program
        || end >= h.to
        || Bytes.indexOf(buffer, program, end, (byte) '.') >= 0
        || SyslogTag.isLevel(buffer, host, hostEnd)
        || SyslogTag.isSelector(buffer, host, hostEnd)) {
      return false;
    }
    return read(h, host, hostEnd, program, end);
  }

  /// Reads the process id and what ends the tag, and notes host and program, which ended at `end`;
  /// false, and the header as it was, where that is not as usual.
  static boolean read(SyslogHeader h, int host, int hostEnd, int program, int end) {
    byte[] buffer = h.buffer;
    int behind = end;
    if (buffer[end] == '[') {
      behind = Bytes.digitsEnd(buffer, end + 1, h.to);
      int digits = behind - end - 1;
      if (digits < 1 || digits > MOST_DIGITS || behind >= h.to || buffer[behind] != ']') {
        return false;
      }
      h.pidFrom = end + 1;
      h.pidTo = behind;
      behind++;
    } else if (buffer[end] != ':') {
      return false;
    }
    h.hostFrom = host;
    h.hostTo = hostEnd;
    h.programFrom = program;
    h.programTo = end;
    h.at = behind;
    SyslogTag.message(h);
    return true;
  }

  private static int nameEnd(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && SyslogTag.isNamePart(buffer[i])) {
      i++;
    }
    return i;
  }
}
