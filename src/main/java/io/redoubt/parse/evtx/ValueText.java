package io.redoubt.parse.evtx;

import java.nio.charset.Charset;

/// Writes typed values as the text that Windows shows for them.
final class ValueText {
  private static final Charset ANSI = Charset.forName("windows-1252");

  private ValueText() {}

  /// Appends the value of `buffer[from, from + size)`.
  ///
  /// @return whether the bytes are a value of this type; otherwise they stand there in hexadecimal
  static boolean append(int type, byte[] buffer, int from, int size, Utf8Buffer out) {
    if (size < ValueType.width(type)) {
      out.hexBytes(buffer, from, from + size);
      return false;
    }
    switch (type) {
      case ValueType.NULL -> {}
      case ValueType.STRING, ValueType.XML -> string(buffer, from, size, out);
      case ValueType.ANSI_STRING -> ansi(buffer, from, size, out);
      case ValueType.BINARY -> out.hexBytes(buffer, from, from + size);
      case ValueType.SID -> {
        return sid(buffer, from, size, out);
      }
      case ValueType.SIZE -> {
        return sizeOrHex(buffer, from, size, out);
      }
      default -> {
        return fixed(type, buffer, from, size, out);
      }
    }
    return true;
  }

  private static boolean fixed(int type, byte[] buffer, int from, int size, Utf8Buffer out) {
    switch (type) {
      case ValueType.INT8 -> out.decimal(buffer[from]);
      case ValueType.UINT8 -> out.decimal(LittleEndian.u8(buffer, from));
      case ValueType.INT16 -> out.decimal((short) LittleEndian.u16(buffer, from));
      case ValueType.UINT16 -> out.decimal(LittleEndian.u16(buffer, from));
      case ValueType.INT32 -> out.decimal(LittleEndian.i32(buffer, from));
      case ValueType.UINT32 -> out.decimal(LittleEndian.u32(buffer, from));
      case ValueType.INT64 -> out.decimal(LittleEndian.i64(buffer, from));
      case ValueType.UINT64 -> out.put(Long.toUnsignedString(LittleEndian.i64(buffer, from)));
      case ValueType.REAL32 ->
          out.put(Float.toString(Float.intBitsToFloat(LittleEndian.i32(buffer, from))));
      case ValueType.REAL64 ->
          out.put(Double.toString(Double.longBitsToDouble(LittleEndian.i64(buffer, from))));
      case ValueType.BOOL -> out.put(LittleEndian.i32(buffer, from) != 0 ? "true" : "false");
      case ValueType.GUID -> guid(buffer, from, out);
      case ValueType.FILETIME -> FileTimes.append(LittleEndian.i64(buffer, from), 6, out);
      case ValueType.SYSTEMTIME -> FileTimes.appendSystemTime(buffer, from, out);
      case ValueType.HEX32 -> out.hex(LittleEndian.u32(buffer, from));
      case ValueType.HEX64 -> out.hex(LittleEndian.i64(buffer, from));
      default -> {
        out.hexBytes(buffer, from, from + size);
        return type == ValueType.HANDLE;
      }
    }
    return true;
  }

  /// UTF-16 text; a NUL at the end only ends it.
  private static void string(byte[] buffer, int from, int size, Utf8Buffer out) {
    int chars = size / 2;
    while (chars > 0 && LittleEndian.u16(buffer, from + 2 * chars - 2) == 0) {
      chars--;
    }
    out.utf16(buffer, from, chars);
  }

  private static void ansi(byte[] buffer, int from, int size, Utf8Buffer out) {
    int length = size;
    while (length > 0 && buffer[from + length - 1] == 0) {
      length--;
    }
    out.put(new String(buffer, from, length, ANSI));
  }

  private static boolean sizeOrHex(byte[] buffer, int from, int size, Utf8Buffer out) {
    switch (size) {
      case 4 -> out.hex(LittleEndian.u32(buffer, from));
      case 8 -> out.hex(LittleEndian.i64(buffer, from));
      default -> {
        out.hexBytes(buffer, from, from + size);
        return false;
      }
    }
    return true;
  }

  /// `{00112233-4455-6677-8899-AABBCCDDEEFF}`: the first three groups are little-endian numbers.
  static void guid(byte[] buffer, int from, Utf8Buffer out) {
    out.put('{');
    reversed(buffer, from, 4, out);
    out.put('-');
    reversed(buffer, from + 4, 2, out);
    out.put('-');
    reversed(buffer, from + 6, 2, out);
    out.put('-');
    out.hexBytes(buffer, from + 8, from + 10);
    out.put('-');
    out.hexBytes(buffer, from + 10, from + 16);
    out.put('}');
  }

  private static void reversed(byte[] buffer, int from, int size, Utf8Buffer out) {
    for (int i = from + size - 1; i >= from; i--) {
      out.hexBytes(buffer, i, i + 1);
    }
  }

  /// `S-1-5-21-…`: revision, a big-endian 48-bit authority, little-endian 32-bit parts.
  private static boolean sid(byte[] buffer, int from, int size, Utf8Buffer out) {
    if (size < 8 || size < 8 + 4 * LittleEndian.u8(buffer, from + 1)) {
      out.hexBytes(buffer, from, from + size);
      return false;
    }
    out.put('S');
    out.put('-');
    out.decimal(LittleEndian.u8(buffer, from));
    long authority = 0;
    for (int i = 2; i < 8; i++) {
      authority = authority << 8 | LittleEndian.u8(buffer, from + i);
    }
    out.put('-');
    out.decimal(authority);
    for (int i = 0; i < LittleEndian.u8(buffer, from + 1); i++) {
      out.put('-');
      out.decimal(LittleEndian.u32(buffer, from + 8 + 4 * i));
    }
    return true;
  }
}
