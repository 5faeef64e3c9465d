package io.redoubt.event;

import java.nio.charset.StandardCharsets;

/// Reads cells against the two places their bytes can lie in.
final class Spans {
  static final byte[] NOTHING = new byte[0];

  private Spans() {}

  static String text(long cell, RawRecord record, byte[] side) {
    int kind = Cell.kind(cell);
    if (kind == Cell.CONSTANT) {
      return Constant.at(Cell.offset(cell)).text();
    }
    byte[] buffer = buffer(cell, record, side);
    int start = start(cell, record);
    int length = Cell.length(cell);
    return (kind & ~Cell.SIDE) == Cell.ESCAPED
        ? JsonText.unescape(buffer, start, start + length)
        : new String(buffer, start, length, StandardCharsets.UTF_8);
  }

  static byte[] buffer(long cell, RawRecord record, byte[] side) {
    int kind = Cell.kind(cell);
    if (kind == Cell.CONSTANT) {
      return Constant.at(Cell.offset(cell)).utf8();
    }
    return (kind & Cell.SIDE) != 0 ? side : record.buffer();
  }

  static int start(long cell, RawRecord record) {
    int kind = Cell.kind(cell);
    if (kind == Cell.CONSTANT) {
      return 0;
    }
    return (kind & Cell.SIDE) != 0 ? Cell.offset(cell) : record.start() + Cell.offset(cell);
  }

  static int length(long cell) {
    return Cell.kind(cell) == Cell.CONSTANT
        ? Constant.at(Cell.offset(cell)).utf8().length
        : Cell.length(cell);
  }
}
