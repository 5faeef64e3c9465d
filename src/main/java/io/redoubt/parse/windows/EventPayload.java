package io.redoubt.parse.windows;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.JsonText;
import io.redoubt.parse.frame.Bytes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The event's data in EvtxECmd's column `Payload`, which is the XML as JSON:
///
/// ```
/// {"EventData":{"Data":[{"@Name":"TargetUserName","#text":"kim"},{"@Name":"IpPort"}]}}
/// ```
///
/// Each becomes `winlog.event_data.<name>` as it does from EVTX; data without a name, and what
/// stands below `UserData`, are left in the record. Stateless.
final class EventPayload {
  private static final String NAME = "\"@Name\":";
  private static final String TEXT = "\"#text\":";

  private EventPayload() {}

  /// Adds the named values of the JSON `buffer[from, to)`.
  static void add(byte[] buffer, int from, int to, EventBuilder out) {
    int at = Bytes.indexOf(buffer, from, to, NAME);
    while (at >= 0) {
      int open = quote(buffer, at + NAME.length(), to);
      int close = open < 0 ? to : stringEnd(buffer, open, to);
      int next = Bytes.indexOf(buffer, close, to, NAME);
      int stop = next < 0 ? to : next;
      int text = Bytes.indexOf(buffer, close, stop, TEXT);
      if (open > 0 && text > 0) {
        value(string(buffer, open, close), buffer, text + TEXT.length(), stop, out);
      }
      at = next;
    }
  }

  private static void value(
      @Nullable String name, byte[] buffer, int from, int to, EventBuilder out) {
    int open = quote(buffer, from, to);
    if (name == null || open < 0) {
      return;
    }
    Place place = WinlogPaths.data(name);
    String text = string(buffer, open, stringEnd(buffer, open, to));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String respelt = Spelling.of(bytes, 0, bytes.length);
    out.add(place.field(), respelt == null ? text : respelt);
  }

  /// Index behind the quote that follows, blanks aside, or -1.
  private static int quote(byte[] buffer, int from, int to) {
    int at = from;
    while (at < to && buffer[at] == ' ') {
      at++;
    }
    return at < to && buffer[at] == '"' ? at + 1 : -1;
  }

  private static int stringEnd(byte[] buffer, int from, int to) {
    int i = from;
    while (i < to && buffer[i] != '"') {
      i += buffer[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, to);
  }

  private static String string(byte[] buffer, int from, int to) {
    return JsonText.unescape(buffer, from, to);
  }
}
