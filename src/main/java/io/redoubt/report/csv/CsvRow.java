package io.redoubt.report.csv;

import io.redoubt.report.inert.Inert;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of CSV (RFC 4180, CRLF at its end), cell by cell. Text cells are inert. Not thread-safe.
public final class CsvRow {
  private final StringBuilder out = new StringBuilder();
  private boolean begun;

  /// Adds a text cell; null is an empty cell.
  public CsvRow text(@Nullable String text) {
    next().append(text == null ? "" : Inert.csv(text));
    return this;
  }

  /// Adds the name of a column, a constant of the program without commas and quotes.
  public CsvRow head(String name) {
    next().append(name);
    return this;
  }

  /// Adds a cell with a whole number.
  public CsvRow number(long value) {
    next().append(value);
    return this;
  }

  /// Adds one cell with several texts, separated by blanks.
  public CsvRow texts(List<String> texts) {
    return text(String.join(" ", texts));
  }

  /// The row with its line end; the row is empty afterwards.
  public String end() {
    String row = out.append("\r\n").toString();
    out.setLength(0);
    begun = false;
    return row;
  }

  private StringBuilder next() {
    if (begun) {
      out.append(',');
    }
    begun = true;
    return out;
  }
}
