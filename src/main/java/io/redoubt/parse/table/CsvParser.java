package io.redoubt.parse.table;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.generic.GuessedFields;

/// Rows of a table with these columns, each under `redoubt.native`; what they mean is guessed from
/// their names. Thread-safe.
final class CsvParser implements Parser {
  private static final Format FORMAT = new Format("csv");
  private static final ParseOutcome UNEVEN =
      new ParseOutcome.Partial("not as many values as columns");

  private final Field[] fields;
  private final char separator;
  private final GuessedFields guessed;

  CsvParser(Field[] fields, char separator, GuessedFields guessed) {
    this.fields = fields;
    this.separator = separator;
    this.guessed = guessed;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
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
}
