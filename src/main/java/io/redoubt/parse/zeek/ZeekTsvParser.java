package io.redoubt.parse.zeek;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import java.nio.charset.StandardCharsets;

/// Reads the lines under one header of a tab-separated log. Stateless and thread-safe.
final class ZeekTsvParser implements Parser {
  private static final ParseOutcome NO_HEADER =
      new ParseOutcome.Rejected("no #fields line before this record");
  private static final ParseOutcome TOO_FEW =
      new ParseOutcome.Partial("fewer columns than #fields");
  private static final ParseOutcome TOO_MANY =
      new ParseOutcome.Partial("more columns than #fields");
  private static final ParseOutcome NO_COLUMNS =
      new ParseOutcome.Rejected("not a line of this tab-separated log");

  /// How the values of a column are read.
  private enum Kind {
    TEXT,
    NUMBER,
    TRUTH;

    static Kind of(String type) {
      return switch (type) {
        case "count", "int", "double", "interval", "port", "time" -> NUMBER;
        case "bool" -> TRUTH;
        default -> TEXT;
      };
    }
  }

  private record Column(Field field, Kind kind, boolean many) {}

  private final Format format;
  private final Column[] columns;
  private final byte separator;
  private final byte setSeparator;
  private final byte[] empty;
  private final byte[] unset;

  ZeekTsvParser(ZeekHeader header) {
    this.format = header.format();
    this.columns = columns(header);
    this.separator = (byte) header.marks().separator();
    this.setSeparator = (byte) header.marks().set();
    this.empty = header.marks().empty().getBytes(StandardCharsets.UTF_8);
    this.unset = header.marks().unset().getBytes(StandardCharsets.UTF_8);
  }

  private static Column[] columns(ZeekHeader header) {
    Field[] fields = header.fields();
    Column[] columns = new Column[fields.length];
    for (int i = 0; i < fields.length; i++) {
      String type = i < header.types().size() ? header.types().get(i) : "string";
      int open = type.indexOf('[');
      String element = open < 0 ? type : type.substring(open + 1, type.length() - 1);
      columns[i] = new Column(fields[i], Kind.of(element), open >= 0);
    }
    return columns;
  }

  @Override
  public Format format() {
    return format;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    out.format(format);
    if (columns.length == 0) {
      return NO_HEADER;
    }
    int column = 0;
    int start = from;
    while (start <= to && column < columns.length) {
      int end = Bytes.indexOf(buffer, start, to, separator);
      end = end < 0 ? to : end;
      if (end == to && column == 0 && columns.length > 1) {
        return NO_COLUMNS;
      }
      column(columns[column++], buffer, start, end, out);
      start = end + 1;
    }
    return column < columns.length ? TOO_FEW : start <= to ? TOO_MANY : ParseOutcome.Ok.OK;
  }

  private void column(Column column, byte[] buffer, int from, int to, EventBuilder out) {
    if (is(unset, buffer, from, to) || is(empty, buffer, from, to)) {
      return;
    }
    if (!column.many()) {
      value(column, buffer, from, to, out);
      return;
    }
    int start = from;
    while (start <= to) {
      int end = Bytes.indexOf(buffer, start, to, setSeparator);
      end = end < 0 ? to : end;
      if (!is(unset, buffer, start, end)) {
        value(column, buffer, start, end, out);
      }
      start = end + 1;
    }
  }

  private static boolean is(byte[] mark, byte[] buffer, int from, int to) {
    if (to - from != mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (buffer[from + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static void value(Column column, byte[] buffer, int from, int to, EventBuilder out) {
    switch (column.kind()) {
      case NUMBER -> out.addNumber(column.field(), buffer, from, to);
      case TRUTH -> out.add(column.field(), to > from && buffer[from] == 'T');
      case TEXT -> {
        if (Bytes.indexOf(buffer, from, to, (byte) '\\') < 0) {
          out.add(column.field(), buffer, from, to);
        } else {
          ZeekEscapes.add(column.field(), buffer, from, to, out);
        }
      }
    }
  }
}
