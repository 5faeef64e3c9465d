package io.redoubt.ingest.tail;

import io.redoubt.ingest.AuditEvents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes the lines of a buffer one after the other and makes records of them: a line is one, and
/// so are the lines of one audit event together. One per buffer, not thread-safe.
final class LineJoin {
  private final byte[] buffer;
  private final List<byte[]> records = new ArrayList<>();
  private final boolean table;
  private int from = -1;
  private int to;
  private int last;
  private int id = -1;
  private int lines;
  private boolean rows;

  /// @param table whether lines that begin with `#` are the headers of rows
  LineJoin(byte[] buffer, boolean table) {
    this.buffer = buffer;
    this.table = table;
  }

  /// Takes the line that begins there and ends before `end`; false when it would be one record too
  /// many, or the header of other rows than those before it.
  boolean line(int start, int end, int most) {
    if (table && buffer[start] == '#' && rows) {
      return false;
    }
    rows |= table && buffer[start] != '#';
    int mine = AuditEvents.idInLine(buffer, start, end);
    boolean more =
        from >= 0
            && lines < AuditEvents.MOST_LINES
            && end - from <= AuditEvents.MOST_BYTES
            && AuditEvents.same(buffer, id, mine, end);
    if (!more && size() >= most) {
      return false;
    }
    if (!more) {
      flush();
      from = start;
      id = mine;
      lines = 0;
    }
    last = start;
    to = end;
    lines++;
    return true;
  }

  /// Records so far.
  int size() {
    return records.size() + (from >= 0 ? 1 : 0);
  }

  /// Where the last record begins, when more lines of it may come; else -1.
  int open() {
    boolean bounded = lines < AuditEvents.MOST_LINES && to - from <= AuditEvents.MOST_BYTES;
    boolean open = from >= 0 && id >= 0 && bounded;
    return open && AuditEvents.goesOn(buffer, from, last, to) ? from : -1;
  }

  /// The records, without the last one when it is still open and to be waited for.
  List<byte[]> records(boolean waits) {
    if (!waits) {
      flush();
    }
    return records;
  }

  private void flush() {
    if (from >= 0) {
      records.add(Arrays.copyOfRange(buffer, from, to));
      from = -1;
    }
  }
}
