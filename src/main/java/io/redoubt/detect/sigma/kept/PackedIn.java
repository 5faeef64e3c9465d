package io.redoubt.detect.sigma.kept;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what [PackedOut] wrote. A text is made when it is first asked for. What ends too early or
/// names what is not there is an `IOException`, never another error. Not thread-safe; what
/// [#block()] gives is of its own.
public final class PackedIn {
  private final byte[] bytes;
  private final @Nullable String[] texts;
  private final int offsets;
  private final int first;
  private int at;

  /// A whole.
  ///
  /// @param from where in the bytes it begins; it ends with them
  PackedIn(byte[] bytes, int from) throws IOException {
    this.bytes = bytes;
    this.offsets = from + 4;
    int count = fixed(from);
    if (count < 0 || count > (bytes.length - offsets) / 4) {
      throw damaged();
    }
    this.texts = new String[count];
    this.first = offsets + 4 * count;
    this.at = first;
    if (count > 0) {
      skip(fixed(offsets + 4 * (count - 1)));
    }
  }

  private PackedIn(PackedIn other, int at) {
    this.bytes = other.bytes;
    this.texts = other.texts;
    this.offsets = other.offsets;
    this.first = other.first;
    this.at = at;
  }

  /// Passes over what was written between a hole and its filling.
  ///
  /// @return the same, standing at what was passed over
  PackedIn block() throws IOException {
    int size = fixed(at);
    at += 4;
    PackedIn inside = new PackedIn(this, at);
    skip(size);
    return inside;
  }

  private void skip(int count) throws IOException {
    if (count < 0 || count > bytes.length - at) {
      throw damaged();
    }
    at += count;
  }

  /// A number from 0 on.
  public int number() throws IOException {
    int number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      byte one = one();
      number |= (one & 0x7F) << shift;
      if (one >= 0) {
        return number;
      }
    }
    throw damaged();
  }

  /// How many of something there are, each of at least a byte.
  int count() throws IOException {
    return below(bytes.length - at + 1);
  }

  /// A number below a bound.
  int below(int bound) throws IOException {
    int number = number();
    if (number < 0 || number >= bound) {
      throw damaged();
    }
    return number;
  }

  boolean flag() throws IOException {
    return one() != 0;
  }

  /// A number with a fraction, bit by bit as it was.
  public double real() throws IOException {
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits = bits << 8 | (one() & 0xFF);
    }
    return Double.longBitsToDouble(bits);
  }

  String text() throws IOException {
    int index = below(texts.length);
    String known = texts[index];
    if (known == null) {
      known = made(index);
      texts[index] = known;
    }
    return known;
  }

  /// Several texts, in order.
  public List<String> texts() throws IOException {
    int size = count();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(text());
    }
    return all;
  }

  byte[] raw(int count) throws IOException {
    int from = at;
    skip(count);
    return java.util.Arrays.copyOfRange(bytes, from, at);
  }

  static IOException damaged() {
    return new IOException("packed rules are damaged");
  }

  private byte one() throws IOException {
    if (at >= bytes.length) {
      throw damaged();
    }
    return bytes[at++];
  }

  private String made(int index) throws IOException {
    int from = first + (index == 0 ? 0 : fixed(offsets + 4 * (index - 1)));
    int to = first + fixed(offsets + 4 * index);
    if (from < first || to <= from || to > bytes.length) {
      throw damaged();
    }
    if (bytes[from] == 0) {
      return new String(bytes, from + 1, to - from - 1, StandardCharsets.ISO_8859_1);
    }
    StringBuilder wide = new StringBuilder((to - from) / 2);
    for (int i = from + 1; i + 1 < to; i += 2) {
      wide.append((char) ((bytes[i] & 0xFF) << 8 | (bytes[i + 1] & 0xFF)));
    }
    return wide.toString();
  }

  private int fixed(int place) throws IOException {
    if (place < 0 || place > bytes.length - 4) {
      throw damaged();
    }
    return (bytes[place] & 0xFF) << 24
        | (bytes[place + 1] & 0xFF) << 16
        | (bytes[place + 2] & 0xFF) << 8
        | (bytes[place + 3] & 0xFF);
  }
}
