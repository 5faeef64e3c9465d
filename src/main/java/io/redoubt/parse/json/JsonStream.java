package io.redoubt.parse.json;

import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.JsonScan;
import io.redoubt.parse.frame.RecordSink;
import java.util.Arrays;
import java.util.function.Supplier;

/* The framing walks over values without reading them and remembers where each begins and ends; so
 * memory is bounded by the largest element, not by the array. Broken JSON loses at most brackets and
 * commas: what cannot be an element is handed on as it stands, an element that never ends reaches to
 * the end of the stream.
 */
/// Cuts a stream of JSON values into records: documents, elements of arrays, elements of the array
/// that a delivery object wraps.
final class JsonStream implements Framing {
  /// No more than this is looked at to tell a delivery object from a document.
  private static final int HEAD = 4096;

  /// Where in the stream the cursor stands.
  private enum Place {
    OUTSIDE,
    IN_ARRAY,
    IN_WRAPPED_ARRAY,
    BEHIND_WRAPPED_ARRAY
  }

  private final Supplier<Parser> records;
  private Place place = Place.OUTSIDE;
  private int[] spans = new int[256];
  private int used;

  JsonStream(Supplier<Parser> records) {
    this.records = records;
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    used = 0;
    int at = from;
    while (at < to) {
      int next = step(buffer, at, to, end);
      if (next < 0) {
        break;
      }
      at = next;
    }
    if (at == from) {
      return Cut.more(from);
    }
    int[] found = Arrays.copyOf(spans, used);
    return new Cut(at, (batch, sink) -> split(batch, found, sink), records, found.length / 2);
  }

  /// Goes over one value or one mark; -1 when it is not all there yet.
  private int step(byte[] buffer, int at, int to, boolean end) {
    byte b = buffer[at];
    if ((b <= ' ' && b >= 0) || b == ',' || b == '\u001e') { // RFC 7464 begins texts with RS
      return at + 1;
    }
    return switch (place) {
      case OUTSIDE -> outside(buffer, at, to, end);
      case IN_ARRAY, IN_WRAPPED_ARRAY -> inArray(buffer, at, to, end);
      case BEHIND_WRAPPED_ARRAY -> behind(buffer, at, to, end);
    };
  }

  private int outside(byte[] buffer, int at, int to, boolean end) {
    if (!end && to - at < HEAD) {
      return -1;
    }
    if (buffer[at] == '[' && Delivery.arrayOfObjects(buffer, at, to)) {
      place = Place.IN_ARRAY;
      return at + 1;
    }
    int inside = buffer[at] == '{' ? Delivery.inside(buffer, at, Math.min(to, at + HEAD)) : -1;
    if (inside >= 0) {
      place = Place.IN_WRAPPED_ARRAY;
      return inside;
    }
    return buffer[at] == (byte) 0xef && to - at > 3 ? at + 3 : element(buffer, at, to, end);
  }

  private int inArray(byte[] buffer, int at, int to, boolean end) {
    if (buffer[at] == ']') {
      place = place == Place.IN_ARRAY ? Place.OUTSIDE : Place.BEHIND_WRAPPED_ARRAY;
      return at + 1;
    }
    return element(buffer, at, to, end);
  }

  private int behind(byte[] buffer, int at, int to, boolean end) {
    if (buffer[at] == '}') {
      place = Place.OUTSIDE;
      return at + 1;
    }
    int valueEnd = JsonScan.valueEnd(buffer, at, to);
    if (valueEnd < 0) {
      return buffer[at] == ']' ? at + 1 : end ? to : -1;
    }
    return buffer[at] == ':' ? at + 1 : valueEnd;
  }

  private int element(byte[] buffer, int at, int to, boolean end) {
    if (buffer[at] == '}' || buffer[at] == ']') {
      return at + 1;
    }
    int valueEnd = JsonScan.valueEnd(buffer, at, to);
    boolean scalar = buffer[at] != '{' && buffer[at] != '[' && buffer[at] != '"';
    if (valueEnd < 0 || (scalar && valueEnd == to && !end)) {
      if (!end) {
        return -1;
      }
      valueEnd = to;
    }
    if (used == spans.length) {
      spans = Arrays.copyOf(spans, used * 2);
    }
    spans[used++] = at;
    spans[used++] = valueEnd;
    return valueEnd;
  }

  private static void split(Batch batch, int[] spans, RecordSink sink) {
    byte[] buffer = batch.buffer();
    long line = batch.firstLine();
    int counted = batch.from();
    for (int i = 0; i < spans.length; i += 2) {
      int start = spans[i];
      line += Bytes.count(buffer, counted, start, (byte) '\n');
      counted = start;
      long position = batch.position() + (start - batch.from());
      long number = batch.firstNumber() + i / 2;
      sink.record(
          new RawRecord(
              batch.entry(), buffer, start, spans[i + 1] - start, position, line, number));
    }
  }
}
