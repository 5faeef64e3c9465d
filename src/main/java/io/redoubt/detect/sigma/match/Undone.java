package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Escapes;
import io.redoubt.event.Event;
import java.util.Arrays;

/// The bytes of one event's values whose JSON escapes are undone, each made once. Used again for
/// the next event. Not thread-safe.
final class Undone {
  /* More is not kept from one event to the next. */
  private static final int KEPT = 1 << 16;

  /* Lengths of what is not ASCII are kept as this less the length; what is not made as -1. */
  private static final int OFFSET = -2;

  private static final int BROKEN = Integer.MIN_VALUE;

  private byte[] bytes = new byte[1024];
  private int used;
  private int[] starts = new int[64];
  private int[] lengths = new int[64];
  private int[] turns = new int[64];
  private int turn = 1;
  private Event event;

  Undone(Event event) {
    this.event = event;
  }

  /// Turns to the next event.
  void event(Event next) {
    event = next;
    turn++;
    used = 0;
    if (bytes.length > KEPT) {
      bytes = new byte[KEPT];
    }
    if (next.size() > turns.length) {
      starts = new int[next.size() * 2];
      lengths = new int[next.size() * 2];
      turns = new int[next.size() * 2];
    }
  }

  /// How many bytes a cell has, whose escapes are undone; negative when they are not all ASCII or
  /// an escape is broken.
  int length(int cell) {
    return Math.max(-1, known(cell));
  }

  /// The same where not all are ASCII, if there is a byte below zero for each sign that is not;
  /// negative when one may become ASCII once case does not count, or an escape is broken.
  int made(int cell) {
    int known = known(cell);
    return known >= 0 ? known : OFFSET - known;
  }

  private int known(int cell) {
    if (turns[cell] != turn) {
      turns[cell] = turn;
      starts[cell] = used;
      lengths[cell] = made(event.spanBuffer(cell), event.spanStart(cell), event.spanLength(cell));
    }
    return lengths[cell];
  }

  /// Where the bytes of a cell begin in [#bytes()], after [#length] was asked.
  int start(int cell) {
    return starts[cell];
  }

  /// Holds them until more are asked for.
  byte[] bytes() {
    return bytes;
  }

  /// Looks for literals in these bytes as if their escapes were undone. False when that gives signs
  /// beyond ASCII that fold to it, or an escape is broken.
  boolean scan(LiteralScanner scanner, byte[] buffer, int from, int length, long[] found) {
    int start = used;
    int known = made(buffer, from, length);
    int made = known >= 0 ? known : OFFSET - known;
    used = start;
    return made >= 0 && scanner.scan(bytes, start, made, found);
  }

  private int made(byte[] buffer, int from, int length) {
    int start = used;
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (start + length));
    }
    byte[] made = bytes;
    int next = start;
    int end = from + length;
    boolean ascii = true;
    for (int i = from; i < end; ) {
      int c = buffer[i];
      if (c == '\\' && i + 1 < end && buffer[i + 1] == '\\') {
        i += 2;
      } else if (c == '\\') {
        int at = i;
        c = Escapes.at(buffer, at, end);
        i += Escapes.length(buffer, at, end);
        if (c < 0) {
          ascii = false;
          c = Beyond.other(Escapes.number(buffer, at + 2, end)) ? Beyond.OTHER : BROKEN;
        }
      } else {
        i++;
        ascii &= c >= 0;
      }
      if (c == BROKEN) {
        return -1;
      }
      made[next++] = (byte) c;
    }
    used = next;
    return ascii ? next - start : OFFSET - (next - start);
  }
}
