package io.redoubt.parse.mysql;

import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import java.util.List;

/// A record of the slow query log of MySQL and MariaDB:
///
/// ```
/// # Time: 2026-11-20T10:11:12.123456Z
/// # User@Host: shop[shop] @ app01 [10.0.0.7]  Id:    42
/// # Query_time: 12.000  Lock_time: 0.000  Rows_sent: 1  Rows_examined: 900000
/// use shop;
/// SET timestamp=1795169472;
/// SELECT *
///   FROM orders;
/// ```
///
/// Fields stand where Elastic's MySQL module puts them. Stateless, thread-safe.
final class SlowQueryParser implements Parser {
  private static final Format FORMAT = new Format("mysql.slowlog");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no slow query");
  private static final ParseOutcome CUT = new ParseOutcome.Partial("a slow query without its text");
  private static final Constant DATABASE = Constant.of("database");
  private static final Field QUERY = Field.of("mysql.slowlog.query");
  private static final Field SCHEMA = Field.of("mysql.slowlog.schema");
  private static final Field THREAD = Field.of("mysql.thread_id");

  /// What the server counted of a query.
  private record Count(String label, Field field) {
    static Count of(String label, String field) {
      return new Count(label, Field.of(field));
    }
  }

  private static final List<Count> COUNTS =
      List.of(
          Count.of("Query_time: ", "mysql.slowlog.query_time.sec"),
          Count.of("Lock_time: ", "mysql.slowlog.lock_time.sec"),
          Count.of("Rows_sent: ", "mysql.slowlog.rows_sent"),
          Count.of("Rows_examined: ", "mysql.slowlog.rows_examined"),
          Count.of("Rows_affected: ", "mysql.slowlog.rows_affected"),
          Count.of("Bytes_sent: ", "mysql.slowlog.bytes_sent"),
          Count.of("Last_errno: ", "mysql.slowlog.last_errno"));

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    boolean timed = StatementLine.time(buffer, from, to);
    if (!timed && !StatementLine.user(buffer, from, to)) {
      return NOT;
    }
    out.format(FORMAT);
    out.add(Ecs.EVENT_CATEGORY, DATABASE);
    int at = from;
    while (at < to) {
      int lf = Bytes.find(buffer, at, to, '\n');
      int end = lf > at && buffer[lf - 1] == '\r' ? lf - 1 : lf;
      if (buffer[at] == '#') {
        head(buffer, at, end, out);
      } else if (!setting(buffer, at, end, timed, out)) {
        out.add(QUERY, buffer, at, to);
        out.add(Ecs.MESSAGE, buffer, at, to);
        return ParseOutcome.Ok.OK;
      }
      at = lf + 1;
    }
    return CUT;
  }

  private static void head(byte[] buffer, int from, int to, EventBuilder out) {
    if (StatementLine.time(buffer, from, to)) {
      if (to - from > 20 && buffer[from + 12] == '-') {
        out.time(TimeShape.ISO, buffer, from + 8, to);
      }
      return;
    }
    if (StatementLine.user(buffer, from, to)) {
      user(buffer, from + 13, to, out);
      return;
    }
    for (Count count : COUNTS) {
      number(buffer, from, to, count.label(), count.field(), out);
    }
    int schema = Bytes.indexOf(buffer, from, to, "Schema: ");
    if (schema >= 0 && schema + 8 < to && buffer[schema + 8] != ' ') {
      out.add(SCHEMA, buffer, schema + 8, Bytes.find(buffer, schema + 8, to, ' '));
    }
  }

  /* `root[root] @ localhost []  Id: 2` */
  private static void user(byte[] buffer, int from, int to, EventBuilder out) {
    int bracket = Bytes.find(buffer, from, to, '[');
    if (bracket > from) {
      out.add(Ecs.USER_NAME, buffer, from, bracket);
    }
    int at = Bytes.indexOf(buffer, bracket, to, " @ ");
    if (at < 0) {
      return;
    }
    int host = at + 3;
    int space = Bytes.find(buffer, host, to, ' ');
    if (space > host) {
      out.add(Ecs.SOURCE_DOMAIN, buffer, host, space);
    }
    int open = Bytes.find(buffer, host, to, '[');
    int close = Bytes.find(buffer, open, to, ']');
    if (close > open + 1) {
      out.add(Ecs.SOURCE_IP, buffer, open + 1, close);
    }
    number(buffer, open, to, "Id: ", THREAD, out);
  }

  private static void number(
      byte[] buffer, int from, int to, String label, Field field, EventBuilder out) {
    int at = Bytes.indexOf(buffer, from, to, label);
    if (at < 0) {
      return;
    }
    int start = at + label.length();
    while (start < to && buffer[start] == ' ') {
      start++;
    }
    int end = Bytes.find(buffer, start, to, ' ');
    if (end > start && Bytes.isDigit(buffer[start])) {
      out.addNumber(field, buffer, start, end);
    }
  }

  /* `use db;` and `SET timestamp=…;`, which the server puts before the statement. */
  private static boolean setting(byte[] buffer, int from, int to, boolean timed, EventBuilder out) {
    if (Bytes.startsWith(buffer, from, to, "SET timestamp=") && to > from + 15) {
      if (!timed || !out.timePending()) {
        out.time(TimeShape.EPOCH_SECONDS, buffer, from + 14, to - 1);
      }
      return true;
    }
    if (Bytes.startsWith(buffer, from, to, "use ") && buffer[to - 1] == ';') {
      out.add(SCHEMA, buffer, from + 4, to - 1);
      return true;
    }
    return from == to;
  }
}
