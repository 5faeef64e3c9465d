package io.redoubt.testing.llm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes the pieces of a GGUF file, little-endian, in the order of the calls. Not thread-safe.
final class GgufOut {
  /// Tensors begin at multiples of this.
  static final int ALIGNMENT = 32;

  private static final int UINT32 = 4;
  private static final int INT32 = 5;
  private static final int FLOAT32 = 6;
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 20);

  /// A tensor of 32-bit numbers.
  record Tensor(String name, int[] shape, float[] values) {
    static Tensor ones(String name, int length) {
      float[] values = new float[length];
      Arrays.fill(values, 1);
      return new Tensor(name, new int[] {length}, values);
    }

    private int size() {
      return (values.length * Float.BYTES + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
  }

  /// The first dimension of a token's row.
  @FunctionalInterface
  interface Lean {
    /// Of the token with this number.
    float of(int token);
  }

  GgufOut raw(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  GgufOut u32(int value) {
    out.writeBytes(little(Integer.BYTES).putInt(value).array());
    return this;
  }

  GgufOut u64(long value) {
    out.writeBytes(little(Long.BYTES).putLong(value).array());
    return this;
  }

  private GgufOut f32(float value) {
    return u32(Float.floatToRawIntBits(value));
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  GgufOut string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    u64(utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  GgufOut text(String key, String value) {
    return string(key).u32(STRING).string(value);
  }

  GgufOut number(String key, int value) {
    return string(key).u32(UINT32).u32(value);
  }

  GgufOut decimal(String key, float value) {
    return string(key).u32(FLOAT32).f32(value);
  }

  private GgufOut array(String key, int type, int length) {
    return string(key).u32(ARRAY).u32(type).u64(length);
  }

  GgufOut texts(String key, List<String> values) {
    array(key, STRING, values.size());
    values.forEach(this::string);
    return this;
  }

  GgufOut numbers(String key, List<Integer> values) {
    array(key, INT32, values.size());
    values.forEach(this::u32);
    return this;
  }

  /// So many zeroes.
  GgufOut decimals(String key, int length) {
    array(key, FLOAT32, length);
    for (int i = 0; i < length; i++) {
      f32(0);
    }
    return this;
  }

  void tensors(List<Tensor> tensors) {
    long at = 0;
    for (Tensor tensor : tensors) {
      string(tensor.name()).u32(tensor.shape().length);
      for (int n : tensor.shape()) {
        u64(n);
      }
      u32(0).u64(at);
      at += tensor.size();
    }
    pad();
    for (Tensor tensor : tensors) {
      for (float value : tensor.values()) {
        f32(value);
      }
      pad();
    }
  }

  private void pad() {
    while (out.size() % ALIGNMENT != 0) {
      out.write(0);
    }
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
