package io.redoubt.parse.wrap;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import java.util.Set;

/// Reads the line that a container wrapped, and names the whole after the wrapper. An inner format
/// with native fields of its own keeps its name, for its fields are bound to ECS by that name.
final class InnerLine {
  /// Formats whose parsers emit ECS fields themselves and so lose nothing under another name.
  private static final Set<String> PLAIN =
      Set.of(
          "text", "json", "logfmt", "csv", "apache", "nginx", "syslog", "haproxy", "gelf", "cef",
          "leef", "couchdb", "envoy");

  private final Parser inner;

  InnerLine(Parser inner) {
    this.inner = inner;
  }

  /// Parses the inner line `buffer[from, to)`.
  void parse(byte[] buffer, int from, int to, Format wrapper, EventBuilder out) {
    inner.parse(buffer, from, to, out);
    if (PLAIN.contains(out.format().family())) {
      out.format(wrapper);
    }
    if (!out.has(Ecs.MESSAGE)) {
      out.add(Ecs.MESSAGE, buffer, from, to);
    }
  }

  /// Takes the wrapper's time unless the inner line told one with its zone.
  static void time(byte[] buffer, int from, int to, EventBuilder out) {
    time(TimeShape.ISO, buffer, from, to, out);
  }

  /// The same for a time of this shape.
  static void time(TimeShape shape, byte[] buffer, int from, int to, EventBuilder out) {
    if (!out.timePending() || !zoned(out)) {
      out.time(shape, buffer, from, to);
    }
  }

  private static boolean zoned(EventBuilder out) {
    int from = out.timeStart();
    int to = from + out.timeLength();
    return switch (out.timeShape()) {
      case CLF, EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS, FILETIME -> true;
      case ISO, ANY -> {
        byte[] buffer = out.timeBuffer();
        boolean offset =
            Bytes.indexOf(buffer, Math.min(from + 11, to), to, (byte) '+') >= 0
                || Bytes.indexOf(buffer, Math.min(from + 11, to), to, (byte) '-') >= 0;
        yield offset || (to > from && (buffer[to - 1] == 'Z' || buffer[to - 1] == 'C'));
      }
      case SYSLOG, ASCTIME, SLASHED -> false;
    };
  }
}
