package io.redoubt.parse;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.table.W3cFormat;
import io.redoubt.parse.zeek.ZeekTsv;
import java.util.ArrayList;
import java.util.List;

/// Parsers for rows of tables whose header was seen earlier.
public final class TableRows {
  private TableRows() {}

  /// The parser of all rows below one header, as in a file.
  ///
  /// @param header its lines, one below the other
  public static Parser below(String header) {
    List<String> lines = List.of(header.split("\n"));
    boolean zeek =
        lines.stream().anyMatch(l -> l.startsWith("#fields") || l.startsWith("#separator"));
    return zeek ? ZeekTsv.rows(lines) : W3cFormat.rows(lines);
  }

  /// A parser for records of any make among which there are rows of these tables.
  public static Parser among(List<String> headers) {
    List<Parser> rows = new ArrayList<>();
    rows.add(new HeaderLine());
    headers.forEach(header -> rows.add(new Fitting(below(header))));
    return Formats.with(rows).lineParser();
  }

  /// Takes only what has all columns and a time.
  private record Fitting(Parser rows) implements Parser {
    private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("no row of the table");

    @Override
    public Format format() {
      return rows.format();
    }

    @Override
    public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
      boolean digit = from < to && buffer[from] >= '0' && buffer[from] <= '9';
      ParseOutcome outcome = digit ? rows.parse(buffer, from, to, out) : FOREIGN;
      return outcome instanceof ParseOutcome.Ok ? outcome : FOREIGN;
    }
  }
}
