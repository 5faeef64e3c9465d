package io.redoubt.parse.evtx;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Unaligned little-endian reads; the caller has checked the range.
final class LittleEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static int u8(byte[] buffer, int at) {
    return buffer[at] & 0xff;
  }

  static int u16(byte[] buffer, int at) {
    return (short) SHORT.get(buffer, at) & 0xffff;
  }

  static int i32(byte[] buffer, int at) {
    return (int) INT.get(buffer, at);
  }

  static long u32(byte[] buffer, int at) {
    return (int) INT.get(buffer, at) & 0xffffffffL;
  }

  static long i64(byte[] buffer, int at) {
    return (long) LONG.get(buffer, at);
  }
}
