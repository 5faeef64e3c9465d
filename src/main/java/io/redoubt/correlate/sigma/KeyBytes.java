package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.GroupValues;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of a group as bytes: of each its length, then its UTF-8. Two are equal when the
/// values are. Hits of one event come one after the other, most with the very same values, which
/// are written once. Not thread-safe.
final class KeyBytes {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private @Nullable GroupValues asked;
  private byte[] answer = {};

  /// The bytes of these values.
  @SuppressWarnings("ReferenceEquality") // whether they are the very values asked about before
  byte[] of(GroupValues values) {
    if (values != asked) {
      answer = bytes(values.values());
      asked = values;
    }
    return answer;
  }

  private static byte[] bytes(List<String> values) {
    int length = 0;
    for (int i = 0; i < values.size(); i++) {
      length += Integer.BYTES + values.get(i).length();
    }
    byte[] all = new byte[length];
    int at = 0;
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      INT.set(all, at, value.length());
      at += Integer.BYTES;
      for (int c = 0; c < value.length(); c++) {
        char one = value.charAt(c);
        if (one >= 0x80) {
          return encoded(values);
        }
        all[at++] = (byte) one;
      }
    }
    return all;
  }

  private static byte[] encoded(List<String> values) {
    byte[][] parts = new byte[values.size()][];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      parts[i] = values.get(i).getBytes(StandardCharsets.UTF_8);
      length += Integer.BYTES + parts[i].length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.putInt(part.length).put(part);
    }
    return all.array();
  }

  /// The values that such bytes stand for.
  static GroupValues values(byte[] bytes) {
    List<String> values = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes);
    while (all.hasRemaining()) {
      byte[] part = new byte[all.getInt()];
      all.get(part);
      values.add(new String(part, StandardCharsets.UTF_8));
    }
    return GroupValues.of(values);
  }
}
