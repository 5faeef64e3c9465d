package io.redoubt.parse.evtx;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.windows.Place;
import io.redoubt.parse.windows.Spelling;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The XML of one event while it is written, and the fields found on the way. A value is written
/// once: its field is a range of the XML, or, where it had to be escaped or respelt, of a second
/// text behind it. Used again for the next event, not thread-safe.
final class Rendering {
  /// Longest XML of an event; what would go beyond is left out.
  static final int MAX_LENGTH = 1 << 20;

  private static final int MAX_FIELDS = 20_000;

  private final Utf8Buffer xml = new Utf8Buffer(8192);
  private final Utf8Buffer plain = new Utf8Buffer(2048);
  private Field[] fields = new Field[64];
  private Place.Kind[] kinds = new Place.Kind[64];
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int size;
  private int unnamed;
  private int limit = MAX_LENGTH;

  /// Begins the next event, of which at most `room` bytes are written.
  void begin(int room) {
    limit = Math.min(room, MAX_LENGTH);
    xml.truncate(0);
    plain.truncate(0);
    size = 0;
    unnamed = 0;
  }

  Utf8Buffer xml() {
    return xml;
  }

  /// Whether no more may be added.
  boolean full() {
    return xml.length() > limit || size > MAX_FIELDS;
  }

  /// Takes what was appended to the XML since `start` for the text of a part of the event: escapes
  /// it there, and notes the field it becomes.
  void value(Place place, int start, boolean attribute) {
    int end = xml.length();
    int trimmed =
        switch (place.kind()) {
          case TEXT, UNNAMED -> Spelling.end(xml.bytes(), start, end);
          case NUMBER, MASK, TIME, AS_IT_IS, NOTHING -> end;
        };
    int plainStart = plain.length();
    boolean escape = XmlEscapes.needed(xml.bytes(), start, end, attribute);
    String respelt = respelt(place, start, trimmed);
    if (respelt != null) {
      plain.put(respelt);
    } else if (escape) {
      plain.put(xml.bytes(), start, trimmed);
    }
    if (plain.length() > plainStart) {
      note(place, ~plainStart, plain.length());
    } else {
      note(place, start, trimmed);
    }
    if (escape) {
      byte[] text = Arrays.copyOfRange(xml.bytes(), start, end);
      xml.truncate(start);
      XmlEscapes.append(text, attribute, xml);
    }
  }

  private @Nullable String respelt(Place place, int start, int end) {
    return switch (place.kind()) {
      case TEXT, UNNAMED, TIME -> Spelling.of(xml.bytes(), start, end);
      case MASK -> Spelling.mask(xml.bytes(), start, end);
      case NUMBER, NOTHING, AS_IT_IS -> null;
    };
  }

  private void note(Place place, int start, int end) {
    boolean numbered = place.kind() == Place.Kind.UNNAMED;
    unnamed += numbered ? 1 : 0;
    if (place.kind() == Place.Kind.NOTHING || (numbered && start == end)) {
      return;
    }
    if (size == fields.length) {
      fields = Arrays.copyOf(fields, size * 2);
      kinds = Arrays.copyOf(kinds, size * 2);
      from = Arrays.copyOf(from, size * 2);
      to = Arrays.copyOf(to, size * 2);
    }
    fields[size] = numbered ? Field.of(place.field().name() + unnamed) : place.field();
    kinds[size] = place.kind();
    from[size] = start;
    to[size++] = end;
  }

  /// Adds the XML and the fields to the event.
  void flush(EventBuilder out) {
    int xmlStart = out.sideAppend(xml.bytes(), 0, xml.length());
    int plainStart = out.sideAppend(plain.bytes(), 0, plain.length());
    for (int i = 0; i < size; i++) {
      int start = from[i] < 0 ? plainStart + ~from[i] : xmlStart + from[i];
      int end = (from[i] < 0 ? plainStart : xmlStart) + to[i];
      add(out, i, start, end);
    }
    out.add(Ecs.EVENT_ORIGINAL, out.side(), xmlStart, xmlStart + xml.length());
  }

  private void add(EventBuilder out, int i, int start, int end) {
    byte[] side = out.side();
    switch (kinds[i]) {
      case TIME -> out.time(TimeShape.ISO, side, start, end);
      case NUMBER -> {
        if (Spelling.number(side, start, end)) {
          out.addNumber(fields[i], side, start, end);
        } else {
          out.add(fields[i], side, start, end);
        }
      }
      case TEXT, MASK, UNNAMED, AS_IT_IS -> out.add(fields[i], side, start, end);
      case NOTHING -> {}
    }
  }
}
