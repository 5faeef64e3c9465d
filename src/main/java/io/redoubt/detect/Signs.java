package io.redoubt.detect;

import io.redoubt.detect.sigma.match.Values;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The fields that tell the log sources of one format apart, and the values of them that matter.
/// Immutable, thread-safe.
final class Signs {
  private static final int BITS = 63;

  /// One field. Its values take the bits from `shift` on, "some value" the one after them.
  private record Sign(Field field, List<String> texts, byte[][] bytes, int shift) {}

  private final List<Sign> signs = new ArrayList<>();
  private final boolean few;

  /// @param fields each with the lower-cased values that scopes ask for
  Signs(Map<Field, Set<String>> fields) {
    int shift = 0;
    for (Map.Entry<Field, Set<String>> e : fields.entrySet()) {
      List<String> texts = e.getValue().stream().sorted().toList();
      byte[][] bytes =
          texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
      signs.add(new Sign(e.getKey(), texts, bytes, shift));
      shift += texts.size() + 1;
    }
    few = shift <= BITS;
  }

  /// Whether all of them fit into [#bits].
  boolean few() {
    return few;
  }

  /// What the event has of them: a bit for each value, and one for each field that is there.
  long bits(Values values) {
    Event event = values.event();
    long bits = 0;
    for (int i = 0; i < signs.size(); i++) {
      Sign sign = signs.get(i);
      int cell = values.cell(sign.field());
      for (; cell >= 0; cell = values.nextCell(cell)) {
        bits |= 1L << (sign.shift() + sign.bytes().length);
        int value = value(sign, event, cell);
        bits |= value < 0 ? 0 : 1L << (sign.shift() + value);
      }
    }
    return bits;
  }

  private static int value(Sign sign, Event event, int cell) {
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int length = event.spanLength(cell);
    if (event.escaped(cell) || !ascii(buffer, from, length)) {
      return sign.texts().indexOf(event.text(cell).toLowerCase(Locale.ROOT));
    }
    byte[][] values = sign.bytes();
    for (int i = 0; i < values.length; i++) {
      if (values[i].length == length && same(values[i], buffer, from)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean ascii(byte[] buffer, int from, int length) {
    int seen = 0;
    for (int i = from; i < from + length; i++) {
      seen |= buffer[i];
    }
    return seen >= 0;
  }

  private static boolean same(byte[] lower, byte[] buffer, int from) {
    for (int i = 0; i < lower.length; i++) {
      byte c = buffer[from + i];
      if (lower[i] != (c >= 'A' && c <= 'Z' ? c + 32 : c)) {
        return false;
      }
    }
    return true;
  }
}
