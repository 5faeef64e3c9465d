package io.redoubt.parse.table;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.generic.GuessedFields;
import java.util.List;

/// Rows of a W3C extended log with these columns. Every value stands under `redoubt.native` by its
/// column's name (`redoubt.native.cs-uri-query`); those of the web also as ECS fields. Thread-safe.
final class W3cParser implements Parser {
  private static final Format IIS = new Format("iis");
  private static final Format OTHER = new Format("w3c");
  private static final Format FIREWALL = new Format("w3c.windows_firewall");
  private static final ParseOutcome NO_HEADER = new ParseOutcome.Rejected("row before any #Fields");
  private static final ParseOutcome UNEVEN =
      new ParseOutcome.Partial("not as many values as columns");

  private final W3cHeader header;
  private final GuessedFields guessed;
  private final Field[] natives;
  private final Format format;
  private final boolean web;
  private final int date;
  private final int time;

  W3cParser(W3cHeader header, GuessedFields guessed) {
    this.header = header;
    this.guessed = guessed;
    List<String> names = header.fields();
    this.natives = names.stream().map(n -> Field.of("redoubt.native." + n)).toArray(Field[]::new);
    this.web = names.contains("cs-method") || names.contains("sc-status");
    boolean microsoft = header.software().startsWith("Microsoft") || header.software().isEmpty();
    boolean iis = (web && microsoft) || header.software().startsWith("IIS");
    boolean firewall = header.software().equals("Microsoft Windows Firewall");
    this.format = iis ? IIS : firewall ? FIREWALL : OTHER;
    this.date = names.contains("date") ? names.indexOf("date") : names.indexOf("date-local");
    this.time = names.contains("time") ? names.indexOf("time") : names.indexOf("time-local");
  }

  @Override
  public Format format() {
    return format;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (natives.length == 0) {
      out.add(Ecs.MESSAGE, buffer, from, to);
      return NO_HEADER;
    }
    out.format(format);
    int[] starts = new int[natives.length];
    int[] ends = new int[natives.length];
    int count = values(buffer, from, to, starts, ends, out);
    time(buffer, starts, ends, out);
    if (web) {
      W3cWeb.add(out);
    } else {
      guessed.add(0, out);
    }
    return count == natives.length ? ParseOutcome.Ok.OK : UNEVEN;
  }

  private int values(byte[] buffer, int from, int to, int[] starts, int[] ends, EventBuilder out) {
    Cells cells = new Cells(buffer, from, to, separator(buffer, from, to));
    int column = 0;
    while (cells.next()) {
      boolean blank = cells.end == cells.from && !header.comma();
      if (column < natives.length && !(blank && spaced(buffer, cells.from))) {
        starts[column] = cells.from;
        ends[column] = cells.end;
        boolean nothing = cells.end - cells.from == 1 && buffer[cells.from] == '-';
        if (cells.end > cells.from && !nothing) {
          out.add(natives[column], buffer, cells.from, cells.end);
        }
        column++;
      } else if (!blank) {
        column++;
      }
    }
    return column;
  }

  /// Two spaces in a row stand between values, not around an empty one, unless quotes say so.
  private static boolean spaced(byte[] buffer, int at) {
    return at == 0 || buffer[at - 1] != '"';
  }

  private char separator(byte[] buffer, int from, int to) {
    if (header.comma()) {
      return ',';
    }
    for (int i = from; i < to; i++) {
      if (buffer[i] == '\t' || buffer[i] == ' ') {
        return (char) buffer[i];
      }
    }
    return ' ';
  }

  private void time(byte[] buffer, int[] starts, int[] ends, EventBuilder out) {
    if (time < 0 || ends[time] == 0) {
      return;
    }
    int start = out.sideLength();
    if (date >= 0 && ends[date] > starts[date]) {
      out.sideAppend(buffer, starts[date], ends[date]);
    } else if (!header.date().isEmpty()) {
      out.sideAppend(header.date());
    } else {
      return;
    }
    out.sideAppend("T");
    out.sideAppend(buffer, starts[time], ends[time]);
    boolean local = natives[time].name().endsWith("-local");
    out.sideAppend(local ? "" : header.offset());
    out.time(TimeShape.ISO, out.side(), start, out.sideLength());
  }
}
