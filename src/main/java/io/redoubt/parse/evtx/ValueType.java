package io.redoubt.parse.evtx;

/// The numbers of value types in binary XML (MS-EVEN6 §2.2.12). An array of a type has
/// [#ARRAY] added.
final class ValueType {
  static final int NULL = 0x00;
  static final int STRING = 0x01;
  static final int ANSI_STRING = 0x02;
  static final int INT8 = 0x03;
  static final int UINT8 = 0x04;
  static final int INT16 = 0x05;
  static final int UINT16 = 0x06;
  static final int INT32 = 0x07;
  static final int UINT32 = 0x08;
  static final int INT64 = 0x09;
  static final int UINT64 = 0x0a;
  static final int REAL32 = 0x0b;
  static final int REAL64 = 0x0c;
  static final int BOOL = 0x0d;
  static final int BINARY = 0x0e;
  static final int GUID = 0x0f;
  static final int SIZE = 0x10;
  static final int FILETIME = 0x11;
  static final int SYSTEMTIME = 0x12;
  static final int SID = 0x13;
  static final int HEX32 = 0x14;
  static final int HEX64 = 0x15;
  static final int HANDLE = 0x20;
  static final int BINARY_XML = 0x21;
  static final int XML = 0x23;
  static final int ARRAY = 0x80;

  private ValueType() {}

  /// The number of bytes of one value; 0 where it varies.
  static int width(int type) {
    return switch (type) {
      case INT8, UINT8 -> 1;
      case INT16, UINT16 -> 2;
      case INT32, UINT32, REAL32, BOOL, HEX32 -> 4;
      case INT64, UINT64, REAL64, FILETIME, HEX64 -> 8;
      case GUID, SYSTEMTIME -> 16;
      default -> 0;
    };
  }

  /// The number of bytes of one of an array's elements at `at`; 0 where no element fits.
  static int element(int type, byte[] buffer, int at, int to) {
    int width =
        switch (type) {
          case SID -> at + 8 <= to ? 8 + 4 * LittleEndian.u8(buffer, at + 1) : 0;
          case STRING -> terminated(buffer, at, to, 2);
          case ANSI_STRING -> terminated(buffer, at, to, 1);
          case SIZE -> 8;
          default -> width(type);
        };
    return width <= to - at ? width : 0;
  }

  private static int terminated(byte[] buffer, int from, int to, int unit) {
    for (int at = from; at + unit <= to; at += unit) {
      if (buffer[at] == 0 && (unit == 1 || buffer[at + 1] == 0)) {
        return at + unit - from;
      }
    }
    return to - from;
  }
}
