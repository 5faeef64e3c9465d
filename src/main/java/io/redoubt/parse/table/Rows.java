package io.redoubt.parse.table;

import io.redoubt.event.Parser;
import java.util.List;
import java.util.Optional;

/// Tables that somebody knows by their columns. Implementations are thread-safe.
public interface Rows {
  /// The parser of the rows of a table with these columns; empty when it is not one of these.
  ///
  /// @param columns the names in the header, `_` for points and blanks
  /// @param separator what stands between the values of a row
  Optional<Parser> of(List<String> columns, char separator);

  /// How many values a row may have beyond the header's: some exporters name no column for the
  /// last.
  ///
  /// @param columns the names in the header
  default int beyond(List<String> columns) {
    return 0;
  }
}
