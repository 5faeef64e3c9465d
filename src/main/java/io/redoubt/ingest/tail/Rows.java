package io.redoubt.ingest.tail;

import io.redoubt.ingest.TableHead;
import java.util.List;
import java.util.Optional;

/// Lines of a file as they are delivered.
///
/// @param lines without those of headers
/// @param declared what they are rows of; empty when they are of no table
/// @param table the header that holds after them
record Rows(List<byte[]> lines, String declared, Optional<TableHead> table) {
  /// Takes header lines out of these; all of them stand before the rows, except in packed files,
  /// where the last header holds.
  static Rows of(Optional<TableHead> before, List<byte[]> read) {
    if (before.isEmpty()) {
      return new Rows(read, "", Optional.empty());
    }
    TableHead table = before.get();
    for (byte[] line : read) {
      int start = TableScan.start(line, line.length);
      table = line[start] == '#' ? table.with(line, start, line.length) : table;
    }
    List<byte[]> rows =
        read.stream().filter(line -> line[TableScan.start(line, line.length)] != '#').toList();
    return new Rows(rows, table.declared(), Optional.of(table));
  }
}
