package io.redoubt.detect.sigma.match;

import io.redoubt.event.Event;
import java.util.Arrays;

/// The texts of an event's cells, each made once: native fields and ECS fields are often the same
/// bytes under several names. Used again for the next event. Not thread-safe.
final class CellTexts {
  private static final String[] NONE = {};

  private String[] texts = new String[256];
  private int[] made = new int[256];

  /* Where a cell was seen whose span begins at a place: a table by place, valid for this turn. */
  private int[] cells = new int[1024];
  private int[] seen = new int[1024];
  private int turn = 1;
  private int extrasTurn;
  private String[] extras = NONE;
  private int apartTurn;
  private int[] apart = {};
  private int[] room = new int[256];
  private Event event;

  CellTexts(Event event) {
    this.event = event;
  }

  /// Turns to the next event.
  void event(Event next) {
    event = next;
    turn++;
    if (next.size() > made.length) {
      int size = next.size() * 2;
      texts = Arrays.copyOf(texts, size);
      made = Arrays.copyOf(made, size);
      room = new int[size];
      cells = new int[Integer.highestOneBit(size) * 4];
      seen = new int[cells.length];
    }
  }

  /// The text of a cell.
  String of(int cell) {
    int same = sameBytes(cell);
    if (made[same] != turn) {
      made[same] = turn;
      texts[same] = event.text(same);
    }
    return texts[same];
  }

  /// The texts that do not stand in the record as they are, each once.
  String[] besidesRecord() {
    if (extrasTurn != turn) {
      extrasTurn = turn;
      int[] found = cellsBesidesRecord();
      extras = new String[found.length];
      for (int i = 0; i < found.length; i++) {
        extras[i] = of(found[i]);
      }
    }
    return extras;
  }

  /// The cells of these texts.
  int[] cellsBesidesRecord() {
    if (apartTurn != turn) {
      apartTurn = turn;
      int count = 0;
      for (int i = event.nextApart(0); i >= 0; i = event.nextApart(i + 1)) {
        if (event.constant(i) || sameBytes(i) == i) {
          room[count++] = i;
        }
      }
      apart =
          Arrays.equals(apart, 0, apart.length, room, 0, count)
              ? apart
              : Arrays.copyOf(room, count);
    }
    return apart;
  }

  /// The first cell asked about that has the very bytes of this one.
  private int sameBytes(int cell) {
    int mask = cells.length - 1;
    int place = ((event.spanStart(cell) * 0x9E3779B1) >>> 12) & mask;
    while (seen[place] == turn && !same(cells[place], cell)) {
      place = (place + 1) & mask;
    }
    if (seen[place] != turn) {
      seen[place] = turn;
      cells[place] = cell;
    }
    return cells[place];
  }

  private boolean same(int a, int b) {
    return a == b
        || (event.spanStart(a) == event.spanStart(b)
            && event.spanLength(a) == event.spanLength(b)
            && event.escaped(a) == event.escaped(b)
            && same(event.spanBuffer(a), event.spanBuffer(b)));
  }

  @SuppressWarnings("ReferenceEquality") // asks for the very buffer
  private static boolean same(byte[] a, byte[] b) {
    return a == b;
  }
}
