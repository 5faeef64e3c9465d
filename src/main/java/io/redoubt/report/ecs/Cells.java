package io.redoubt.report.ecs;

import io.redoubt.event.Event;
import io.redoubt.event.ValueKind;
import io.redoubt.report.json.JsonBytes;
import java.util.Arrays;

/// Writes the values of cells.
final class Cells {
  /// Longer lists keep equal values: comparing each with each would be quadratic.
  private static final int COMPARED = 64;

  private Cells() {}

  /// Writes the value of one cell.
  static void write(Event event, int cell, EcsTypes.As as, JsonBytes out) {
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int to = from + event.spanLength(cell);
    if (bare(as, event.kind(cell), buffer, from, to)) {
      out.raw(buffer, from, to);
    } else if (event.escaped(cell)) {
      out.escaped(buffer, from, to);
    } else {
      out.utf8(buffer, from, to);
    }
  }

  private static boolean bare(EcsTypes.As as, ValueKind kind, byte[] buffer, int from, int to) {
    return switch (as) {
      case KEYWORD -> false;
      case NUMBER -> JsonNumber.is(buffer, from, to);
      case GIVEN ->
          switch (kind) {
            case TEXT -> false;
            case NUMBER -> JsonNumber.is(buffer, from, to);
            case BOOLEAN -> JsonNumber.isTruth(buffer, from, to);
          };
    };
  }

  /// Writes the values of `cells[0, count)`: one value as itself unless the node is a list, several
  /// as a list.
  static void write(Event event, int[] cells, int count, Node node, JsonBytes out) {
    boolean distinct = node.distinct && count <= COMPARED;
    int kept = distinct ? distinct(event, cells, count) : count;
    if (kept == 1 && !node.list) {
      write(event, cells[0], node.as, out);
      return;
    }
    for (int i = 0; i < kept; i++) {
      out.raw(i == 0 ? '[' : ',');
      write(event, cells[i], node.as, out);
    }
    out.raw(']');
  }

  /// Moves the cells with different bytes to the front and returns how many they are.
  private static int distinct(Event event, int[] cells, int count) {
    int kept = 1;
    for (int i = 1; i < count; i++) {
      boolean told = false;
      for (int j = 0; j < kept && !told; j++) {
        told = same(event, cells[j], cells[i]);
      }
      if (!told) {
        cells[kept++] = cells[i];
      }
    }
    return kept;
  }

  private static boolean same(Event event, int a, int b) {
    int startA = event.spanStart(a);
    int startB = event.spanStart(b);
    return event.escaped(a) == event.escaped(b)
        && Arrays.equals(
            event.spanBuffer(a),
            startA,
            startA + event.spanLength(a),
            event.spanBuffer(b),
            startB,
            startB + event.spanLength(b));
  }
}
