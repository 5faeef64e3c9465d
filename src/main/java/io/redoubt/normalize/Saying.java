package io.redoubt.normalize;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.taxonomy.words.Part;
import io.redoubt.taxonomy.words.Sentences;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes the sentence of a Windows event that came without its text into `message`. Used again for
/// the next event; not thread-safe.
final class Saying {
  /// The most bytes of one value; what is cut ends with `…`.
  static final int LONGEST = 400;

  private static final List<Part> NONE = List.of();
  private static final byte[] CUT = {(byte) 0xE2, (byte) 0x80, (byte) 0xA6};
  private static final byte[] UNKNOWN = {'?'};

  /* Logs hold few kinds of events: texts are made once for each. */
  private static final int KINDS = 2000;

  private final Sentences sentences;
  private final Map<String, List<Part>> known = new HashMap<>();

  Saying(Sentences sentences) {
    this.sentences = sentences;
  }

  /// Adds the sentence, if there is one and nothing else says it.
  void say(EventBuilder event) {
    int channel = event.find(Ecs.WINLOG_CHANNEL);
    int code = event.find(Ecs.EVENT_CODE);
    if (channel < 0 || code < 0 || event.find(Ecs.MESSAGE) >= 0) {
      return;
    }
    List<Part> parts = parts(event, channel, code);
    if (parts.isEmpty()) {
      return;
    }
    int start = event.sideLength();
    for (int i = 0; i < parts.size(); i++) {
      if (!write(parts.get(i), event)) {
        event.sideAppend(UNKNOWN, 0, UNKNOWN.length);
      }
    }
    event.add(Ecs.MESSAGE, event.side(), start, event.sideLength());
  }

  private List<Part> parts(EventBuilder event, int channel, int code) {
    int provider = event.find(Ecs.EVENT_PROVIDER);
    String id = event.text(code);
    String key = event.text(channel) + '\n' + (provider < 0 ? "" : event.text(provider));
    List<Part> parts = known.get(key + '\n' + id);
    if (parts == null) {
      int split = key.indexOf('\n');
      parts = sentences.find(key.substring(0, split), key.substring(split + 1), id);
      parts = parts == null ? NONE : parts;
      if (known.size() < KINDS) {
        known.put(key + '\n' + id, parts);
      }
    }
    return parts;
  }

  private static boolean write(Part part, EventBuilder event) {
    switch (part) {
      case Part.Words(byte[] utf8) -> {
        event.sideAppend(utf8, 0, utf8.length);
        return true;
      }
      case Part.Value(List<Field> fields) -> {
        int cell = cell(fields, event);
        if (cell >= 0) {
          value(cell, event);
        }
        return cell >= 0;
      }
      case Part.Optional(List<Part> inner) -> {
        if (whole(inner, event)) {
          inner.forEach(each -> write(each, event));
        }
        return true;
      }
    }
  }

  private static boolean whole(List<Part> parts, EventBuilder event) {
    for (Part part : parts) {
      if (part instanceof Part.Value(List<Field> fields) && cell(fields, event) < 0) {
        return false;
      }
    }
    return true;
  }

  private static int cell(List<Field> fields, EventBuilder event) {
    for (int i = 0; i < fields.size(); i++) {
      int cell = event.find(fields.get(i));
      if (cell >= 0 && says(cell, event)) {
        return cell;
      }
    }
    return -1;
  }

  private static boolean says(int cell, EventBuilder event) {
    int length = event.spanLength(cell);
    return length > 1 || (length == 1 && event.spanBuffer(cell)[event.spanStart(cell)] != '-');
  }

  /* Line ends and other control characters become blanks: it is one sentence. */
  private static void value(int cell, EventBuilder event) {
    byte[] buffer = event.spanBuffer(cell);
    int start = event.spanStart(cell);
    int end = start + event.spanLength(cell);
    if (event.escaped(cell)) {
      buffer = event.text(cell).getBytes(StandardCharsets.UTF_8);
      start = 0;
      end = buffer.length;
    }
    int shown = end - start <= LONGEST ? end : cut(buffer, start + LONGEST);
    int from = event.sideAppend(buffer, start, shown);
    if (shown < end) {
      event.sideAppend(CUT, 0, CUT.length);
    }
    byte[] side = event.side();
    int to = event.sideLength();
    for (int i = from; i < to; i++) {
      if (side[i] >= 0 && side[i] < ' ') {
        side[i] = ' ';
      }
    }
  }

  /* Before the character that the end falls into. */
  private static int cut(byte[] buffer, int end) {
    int at = end;
    while (at > end - 4 && (buffer[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }
}
