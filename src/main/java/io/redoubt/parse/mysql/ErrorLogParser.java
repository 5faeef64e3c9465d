package io.redoubt.parse.mysql;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.text.Addresses;
import io.redoubt.parse.text.MessageEntities;

/// A line of the error log of MySQL and MariaDB, whose time was written in three ways:
///
/// ```
/// 2026-11-20T10:11:12.123456Z 24 [Note] [MY-010926] [Server] Access denied for user 'a'@'10.0.0.7'
/// 2026-11-20 10:11:12 24 [Warning] Access denied for user 'a'@'10.0.0.7' (using password: YES)
/// 261120 10:11:12 [Note] /usr/sbin/mysqld: ready for connections.
/// ```
///
/// Source: the MySQL reference manual, "Error Log Output Format". Fields stand where Elastic's
/// MySQL module puts them. Stateless, thread-safe.
public final class ErrorLogParser implements Leading {
  private static final Format FORMAT = new Format("mysql.error");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no line of a MySQL error log");
  private static final Constant DATABASE = Constant.of("database");
  private static final Field THREAD = Field.of("mysql.thread_id");
  private static final String DENIED = "Access denied for user '";
  private static final int SHORTEST = 24;

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return Bytes.isDigit(first);
  }

  @Override
  public boolean leadsTime() {
    return false;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < SHORTEST || !Bytes.isDigit(buffer[from])) {
      return NOT;
    }
    int day = Bytes.digitsEnd(buffer, from, to);
    boolean old = day - from == 6;
    int time = old ? clock(buffer, day, to) : timeEnd(buffer, from, to);
    if (time < 0) {
      return NOT;
    }
    int thread = spaces(buffer, time, to);
    int threadEnd = Bytes.digitsEnd(buffer, thread, to);
    boolean threaded = threadEnd > thread;
    int level = threaded ? spaces(buffer, threadEnd, to) : thread;
    int levelEnd = level(buffer, level, to);
    if (levelEnd < 0 || (!threaded && !old)) {
      return NOT;
    }
    out.format(FORMAT);
    out.time(old ? TimeShape.ANY : TimeShape.ISO, buffer, from, time);
    out.add(Ecs.EVENT_CATEGORY, DATABASE);
    if (threaded) {
      out.addNumber(THREAD, buffer, thread, threadEnd);
    }
    out.add(Ecs.LOG_LEVEL, buffer, level + 1, levelEnd);
    message(buffer, origin(buffer, levelEnd + 1, to, out), to, out);
    return ParseOutcome.Ok.OK;
  }

  /* `2026-11-20T10:11:12…` up to the next space, or `2026-11-20 10:11:12`, whose hour may have a
   * space for its first digit.
   */
  private static int timeEnd(byte[] buffer, int from, int to) {
    boolean dashed = buffer[from + 4] == '-' && buffer[from + 7] == '-';
    if (dashed && buffer[from + 10] == 'T') {
      return Bytes.find(buffer, from, to, ' ');
    }
    return dashed ? clock(buffer, from + 10, to) : -1;
  }

  /* Where ` 10:11:12` or `  9:11:12` ends, -1 where there is neither. */
  private static int clock(byte[] buffer, int from, int to) {
    int end = from + 9;
    boolean there =
        end < to
            && buffer[from] == ' '
            && buffer[from + 3] == ':'
            && buffer[from + 6] == ':'
            && Bytes.isDigit(buffer[from + 8])
            && buffer[end] == ' ';
    return there ? end : -1;
  }

  private static int spaces(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] == ' ') {
      at++;
    }
    return at;
  }

  private static int level(byte[] buffer, int from, int to) {
    for (String level : new String[] {"[Note]", "[Warning]", "[ERROR]", "[Error]", "[System]"}) {
      if (Bytes.startsWith(buffer, from, to, level)) {
        return from + level.length() - 1;
      }
    }
    return -1;
  }

  /* ` [MY-010926] [Server] `, as MySQL 8 writes. */
  private static int origin(byte[] buffer, int from, int to, EventBuilder out) {
    int code = spaces(buffer, from, to);
    int codeEnd = Bytes.find(buffer, code, to, ']');
    if (!Bytes.startsWith(buffer, code, to, "[MY-") || codeEnd == to) {
      return code;
    }
    out.add(Ecs.EVENT_CODE, buffer, code + 1, codeEnd);
    int part = spaces(buffer, codeEnd + 1, to);
    int partEnd = Bytes.find(buffer, part, to, ']');
    if (part == to || buffer[part] != '[' || partEnd == to) {
      return part;
    }
    out.add(Ecs.EVENT_PROVIDER, buffer, part + 1, partEnd);
    return spaces(buffer, partEnd + 1, to);
  }

  private static void message(byte[] buffer, int from, int to, EventBuilder out) {
    out.add(Ecs.MESSAGE, buffer, from, to);
    MessageEntities.add(buffer, from, to, out);
    if (!Bytes.startsWith(buffer, from, to, DENIED)) {
      return;
    }
    int at = Bytes.indexOf(buffer, from, to, "'@'");
    int host = at + 3;
    int end = Bytes.find(buffer, host, to, '\'');
    if (at > 0 && end < to && end > host && !Addresses.isAddress(buffer, host, end)) {
      out.add(Ecs.SOURCE_DOMAIN, buffer, host, end);
    }
  }
}
