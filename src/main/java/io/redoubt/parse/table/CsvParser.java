package io.redoubt.parse.table;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.generic.GuessedFields;
import java.util.List;

/// Rows of a table with these columns, each under `redoubt.native`; what they mean is guessed from
/// their names. Where the table is an export of an audit log that holds its records whole in one
/// column (Microsoft 365: `AuditData`), a row is the record in it. Thread-safe.
final class CsvParser implements Parser {
  private static final Format FORMAT = new Format("csv");
  private static final Field RECORD = Field.of("redoubt.native.AuditData");
  private static final ParseOutcome UNEVEN =
      new ParseOutcome.Partial("not as many values as columns");

  private final Field[] fields;
  private final char separator;
  private final GuessedFields guessed;
  private final Parser records;
  private final int whole;

  CsvParser(Field[] fields, char separator, GuessedFields guessed, Parser records) {
    this.fields = fields;
    this.separator = separator;
    this.guessed = guessed;
    this.records = records;
    this.whole = List.of(fields).indexOf(RECORD);
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (whole >= 0 && record(buffer, from, to, out)) {
      return ParseOutcome.Ok.OK;
    }
    out.format(FORMAT);
    Cells cells = new Cells(buffer, from, to, separator);
    int column = 0;
    while (cells.next()) {
      if (column < fields.length && cells.end > cells.from) {
        if (cells.doubled) {
          int start = cells.undoubled(out);
          out.add(fields[column], out.side(), start, out.sideLength());
        } else {
          out.add(fields[column], buffer, cells.from, cells.end);
        }
      }
      column++;
    }
    guessed.add(0, out);
    return column == fields.length ? ParseOutcome.Ok.OK : UNEVEN;
  }

  /// Whether the row holds a record of a known kind, which then is the event.
  private boolean record(byte[] buffer, int from, int to, EventBuilder out) {
    Cells cells = new Cells(buffer, from, to, separator);
    for (int column = 0; column <= whole; column++) {
      if (!cells.next()) {
        return false;
      }
    }
    int start = cells.undoubled(out);
    if (records.parse(out.side(), start, out.sideLength(), out) instanceof ParseOutcome.Ok) {
      return true;
    }
    out.truncate(0);
    return false;
  }
}
