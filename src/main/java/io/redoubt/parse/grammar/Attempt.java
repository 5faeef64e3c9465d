package io.redoubt.parse.grammar;

import io.redoubt.parse.frame.Bytes;

/// One try to fit a message: its bytes, and what the captures took so far. Used for the patterns of
/// one message one after the other, then for other messages; not thread-safe.
final class Attempt {
  private static final int MAX_TRIES = 64;
  private static final int SPANS = 48;

  private byte[] buffer = {};
  private int to;
  private boolean whole;
  private int[] spans = new int[SPANS];
  private int tries;
  private int end;

  /* The captures of addresses that were dotted quads when they were last looked at. */
  private long quads;

  /// Tries nothing yet.
  Attempt() {}

  /// Tries to fit the message that ends at `to`.
  ///
  /// @param mustReach whether the pattern must reach that end
  void message(byte[] bytes, int end, boolean mustReach) {
    buffer = bytes;
    to = end;
    whole = mustReach;
  }

  /// Forgets what another pattern found.
  void begin(int slots) {
    tries = MAX_TRIES;
    quads = 0;
    if (spans.length < slots * 2) {
      spans = new int[slots * 2];
    }
    clear(0, slots);
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

  /// Notes what a capture took, unless it took nothing and `until` is negative; gives `until`.
  int set(int slot, int from, int until) {
    if (until >= 0) {
      spans[2 * slot] = from;
      spans[2 * slot + 1] = until;
    }
    return until;
  }

  /// The end of the address at `at`, or -1, for this capture.
  int ipEnd(int slot, int at) {
    int v4 = Addresses.v4End(buffer, at, to);
    long bit = slot < Long.SIZE ? 1L << slot : 0;
    quads = v4 >= 0 ? quads | bit : quads & ~bit;
    return v4 >= 0 ? v4 : Addresses.v6End(buffer, at, to);
  }

  /// Whether what this capture took is known to be a dotted quad.
  boolean quad(int slot) {
    return slot < Long.SIZE && (quads & 1L << slot) != 0;
  }

  /// Forgets what these captures took.
  void clear(int slotFrom, int slotTo) {
    for (int i = 2 * slotFrom; i < 2 * slotTo; i += 2) {
      spans[i] = -1;
    }
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
    int i = Bytes.digitsEnd(buffer, at, to);
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
