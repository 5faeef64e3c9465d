package io.redoubt.parse.grammar;

import io.redoubt.parse.frame.Bytes;
import java.util.Arrays;

/// One try to fit a message: its bytes, and what the captures took so far. Used for the patterns of
/// one message one after the other; not thread-safe.
final class Attempt {
  private static final int MAX_TRIES = 64;

  private final byte[] buffer;
  private final int to;
  private final boolean whole;
  private int[] spans;
  private int tries;
  private int end;

  /// Tries to fit the message that ends at `to`.
  ///
  /// @param whole whether the pattern must reach that end
  /// @param area where what the captures took is noted, as long as it is large enough
  Attempt(byte[] buffer, int to, boolean whole, int[] area) {
    this.spans = area;
    this.buffer = buffer;
    this.to = to;
    this.whole = whole;
  }

  /// Forgets what another pattern found.
  void begin(int slots) {
    tries = MAX_TRIES;
    if (spans.length < slots * 2) {
      spans = new int[slots * 2];
    }
    Arrays.fill(spans, 0, slots * 2, -1);
  }

  byte[] buffer() {
    return buffer;
  }

  int to() {
    return to;
  }

  /// Whether the pattern must reach the end of the message.
  boolean whole() {
    return whole;
  }

  /// Where the part that fits ends.
  int end() {
    return end;
  }

  int from(int slot) {
    return spans[2 * slot];
  }

  int to(int slot) {
    return spans[2 * slot + 1];
  }

  void set(int slot, int from, int until) {
    spans[2 * slot] = from;
    spans[2 * slot + 1] = until;
  }

  void clear(int slotFrom, int slotTo) {
    Arrays.fill(spans, 2 * slotFrom, 2 * slotTo, -1);
  }

  /// Counts one more wrong end of a capture; whether there were too many.
  boolean exhausted() {
    return --tries <= 0;
  }

  boolean mayEndAt(int at) {
    return !whole || at == to;
  }

  boolean endsAt(int at) {
    end = at;
    return mayEndAt(at);
  }

  /// The end of the digits at `at`, or -1 without.
  int digitsEnd(int at) {
    int i = at;
    while (i < to && Bytes.isDigit(buffer[i])) {
      i++;
    }
    return i == at ? -1 : i;
  }

  int spacesEnd(int at) {
    int i = at;
    while (i < to && buffer[i] == ' ') {
      i++;
    }
    return i;
  }
}
