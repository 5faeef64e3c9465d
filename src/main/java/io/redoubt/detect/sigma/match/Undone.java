package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Escapes;
import io.redoubt.event.Event;
import java.util.Arrays;

/// The bytes of one event's values whose JSON escapes are undone, each made once. Used again for
/// the next event. Not thread-safe.
final class Undone {
  /* More is not kept from one event to the next. */
  private static final int KEPT = 1 << 16;

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

  /// Looks for literals in these bytes as if their escapes were undone. False when that gives other
  /// signs than ASCII.
  boolean scan(LiteralScanner scanner, byte[] buffer, int from, int length, long[] found) {
    int start = used;
    int made = made(buffer, from, length);
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
    for (int i = from; i < end; ) {
      int c = buffer[i];
      if (c == '\\' && i + 1 < end && buffer[i + 1] == '\\') {
        i += 2;
      } else if (c == '\\') {
        c = Escapes.at(buffer, i, end);
        i += c < 0 ? 1 : Escapes.length(buffer, i, end);
      } else {
        i++;
      }
      if (c < 0) {
        return -1;
      }
      made[next++] = (byte) c;
    }
    used = next;
    return next - start;
  }
}
