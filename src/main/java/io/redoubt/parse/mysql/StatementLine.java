package io.redoubt.parse.mysql;

import io.redoubt.parse.frame.Bytes;

/// Tells the lines of MySQL's query logs apart. Stateless.
final class StatementLine {
  private static final String[] COMMANDS = {
    "Query",
    "Connect",
    "Quit",
    "Init DB",
    "Execute",
    "Prepare",
    "Close stmt",
    "Field List",
    "Statistics",
    "Shutdown",
    "Ping",
    "Change user",
    "Reset stmt",
    "Binlog Dump",
    "Refresh",
    "Process",
    "Kill",
    "Long Data",
    "Fetch",
    "Set option",
    "Register Slave",
    "Reset Connection",
  };

  private StatementLine() {}

  /// Whether a record begins with this line: a statement, or a line of the banner, which the server
  /// writes again whenever it starts.
  static boolean begins(byte[] buffer, int from, int to) {
    return time(buffer, from, to)
        || user(buffer, from, to)
        || general(buffer, from, to)
        || banner(buffer, from, to);
  }

  /// `# Time: …` of the slow query log.
  static boolean time(byte[] buffer, int from, int to) {
    return Bytes.startsWith(buffer, from, to, "# Time: ");
  }

  /// `# User@Host: …`: the first line of a slow query, or its second one behind the time.
  static boolean user(byte[] buffer, int from, int to) {
    return Bytes.startsWith(buffer, from, to, "# User@Host: ");
  }

  /// `2026-11-20T10:11:12.123456Z	   14 Query	SELECT 1` of the general query log.
  static boolean general(byte[] buffer, int from, int to) {
    if (to - from < 26 || buffer[from + 4] != '-' || buffer[from + 10] != 'T') {
      return false;
    }
    int at = from + 19;
    while (at < to && !blank(buffer[at])) {
      at++;
    }
    int id = skip(buffer, at, to);
    int end = Bytes.digitsEnd(buffer, id, to);
    int command = skip(buffer, end, to);
    if (id == at || end == id || command == end) {
      return false;
    }
    for (String known : COMMANDS) {
      int stop = command + known.length();
      if (Bytes.startsWith(buffer, command, to, known) && (stop >= to || blank(buffer[stop]))) {
        return true;
      }
    }
    return false;
  }

  /// A line of what the server writes at the head of a log.
  static boolean banner(byte[] buffer, int from, int to) {
    return Bytes.startsWith(buffer, from, to, "Tcp port: ")
        || Bytes.startsWith(buffer, from, to, "TCP Port: ")
        || (Bytes.startsWith(buffer, from, to, "Time  ")
            && Bytes.indexOf(buffer, from, to, "Id Command") >= 0)
        || (Bytes.startsWith(buffer, from, to, "/")
            && Bytes.indexOf(buffer, from, to, ". started with:") >= 0);
  }

  private static int skip(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && blank(buffer[at])) {
      at++;
    }
    return at;
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }
}
