package io.redoubt.detect.sigma.kept;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes what [PackedIn] reads: numbers in as few bytes as they need, seven bits each, and texts,
/// each once. A whole is the number of texts; where each ends, four bytes each; the texts in
/// UTF-16, as rules may hold what UTF-8 cannot, or one byte a character where that is enough; then
/// what was written. Not thread-safe.
public final class PackedOut {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private byte[] bytes = new byte[1 << 16];
  private int length;

  /// A number from 0 on.
  public void number(int number) {
    int left = number;
    while (left >= 0x80) {
      put(left | 0x80);
      left >>>= 7;
    }
    put(left);
  }

  void flag(boolean flag) {
    put(flag ? 1 : 0);
  }

  /// A number with a fraction, bit by bit.
  public void real(double number) {
    long bits = Double.doubleToRawLongBits(number);
    for (int shift = 56; shift >= 0; shift -= 8) {
      put((int) (bits >>> shift));
    }
  }

  void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    number(known == null ? texts.size() - 1 : known);
  }

  /// Several texts, in order.
  public void texts(List<String> several) {
    number(several.size());
    several.forEach(this::text);
  }

  /// Leaves room for a length, which [#fill(int)] writes there.
  int hole() {
    room(4);
    length += 4;
    return length;
  }

  /// Writes how much came since, four bytes.
  void fill(int hole) {
    ByteBuffer.wrap(bytes).putInt(hole - 4, length - hole);
  }

  /// These bytes.
  void raw(byte[] some) {
    room(some.length);
    System.arraycopy(some, 0, bytes, length, some.length);
    length += some.length;
  }

  /// All of it.
  public byte[] whole() {
    byte[][] written = texts.keySet().stream().map(PackedOut::encoded).toArray(byte[][]::new);
    int size = Arrays.stream(written).mapToInt(text -> text.length).sum();
    ByteBuffer whole = ByteBuffer.allocate(4 + 4 * written.length + size + length);
    whole.putInt(written.length);
    int end = 0;
    for (byte[] text : written) {
      end += text.length;
      whole.putInt(end);
    }
    for (byte[] text : written) {
      whole.put(text);
    }
    return whole.put(bytes, 0, length).array();
  }

  /* The first byte says which. */
  private static byte[] encoded(String text) {
    boolean narrow = text.chars().allMatch(c -> c < 0x100);
    byte[] plain = narrow ? text.getBytes(StandardCharsets.ISO_8859_1) : wide(text);
    byte[] all = new byte[plain.length + 1];
    all[0] = (byte) (narrow ? 0 : 1);
    System.arraycopy(plain, 0, all, 1, plain.length);
    return all;
  }

  /* By hand: a charset would replace half a pair. */
  private static byte[] wide(String text) {
    ByteBuffer wide = ByteBuffer.allocate(2 * text.length());
    text.chars().forEach(c -> wide.putChar((char) c));
    return wide.array();
  }

  private void put(int one) {
    room(1);
    bytes[length++] = (byte) one;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
