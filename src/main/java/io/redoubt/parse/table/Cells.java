package io.redoubt.parse.table;

import io.redoubt.event.EventBuilder;
import io.redoubt.parse.frame.Bytes;

/// Walks over the values of one row. Quoted values may hold the separator, doubled quotes and line
/// ends. Of one row, not thread-safe.
public final class Cells {
  private final byte[] buffer;
  private final int to;
  private final char separator;

  /// First byte of the value.
  public int from;

  /// One past its last byte.
  public int end;

  /// Whether doubled quotes stand in the value.
  public boolean doubled;

  private int at;
  private boolean more = true;

  /// Walks over `buffer[from, to)`.
  public Cells(byte[] buffer, int from, int to, char separator) {
    this.buffer = buffer;
    this.at = from;
    this.to = to;
    this.separator = separator;
  }

  /// The bytes that are walked over.
  public byte[] buffer() {
    return buffer;
  }

  /// Moves to the next value; false behind the last one.
  public boolean next() {
    if (!more) {
      return false;
    }
    doubled = false;
    if (at < to && buffer[at] == '"') {
      quoted();
    } else {
      from = at;
      end = Bytes.find(buffer, at, to, separator);
      at = end;
    }
    more = at < to;
    at++;
    return true;
  }

  private void quoted() {
    from = at + 1;
    int i = from;
    while (true) {
      i = Bytes.find(buffer, i, to, '"');
      if (i + 1 < to && buffer[i + 1] == '"') {
        doubled = true;
        i += 2;
        continue;
      }
      break;
    }
    end = Math.min(i, to);
    at = Bytes.find(buffer, Math.min(end + 1, to), to, separator);
  }

  /// The value with doubled quotes made single, in the side text.
  ///
  /// @return where it starts there; it ends at the side text's end
  public int undoubled(EventBuilder out) {
    int start = out.sideLength();
    int plain = from;
    for (int i = from; i < end; i++) {
      if (buffer[i] == '"' && i + 1 < end && buffer[i + 1] == '"') {
        out.sideAppend(buffer, plain, i + 1);
        i++;
        plain = i + 1;
      }
    }
    out.sideAppend(buffer, plain, end);
    return start;
  }
}
