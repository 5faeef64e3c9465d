package io.redoubt.event.query;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import java.util.ArrayList;
import java.util.List;

/// Which text an event has, and which of its fields are text: cut into words rather than compared
/// as a whole.
public final class Texts {
  private Texts() {}

  /// Whether the field is cut into words: `message` is. (`event.original` is the text of the event
  /// itself, which is asked for without a field.)
  public static boolean isText(String field) {
    return field.equals("message");
  }

  /// The text of the record: what its parser says it is, or its bytes as UTF-8.
  public static String original(Event event) {
    String said = event.text(Ecs.EVENT_ORIGINAL);
    return said == null ? event.record().text() : said;
  }

  /// What bare words are looked for in: the text of the record, then values that do not stand in it
  /// as they are, because an escape was undone or because they were made, each once. What the
  /// program itself says of an event (`event.category` and the like) is not among it.
  public static List<String> all(Event event) {
    List<String> all = new ArrayList<>(4);
    all.add(original(event));
    for (int i = 0; i < event.size(); i++) {
      if ((event.made(i) || event.escaped(i)) && !event.field(i).is(Ecs.EVENT_ORIGINAL)) {
        String text = event.text(i);
        if (!text.isEmpty() && !all.contains(text)) {
          all.add(text);
        }
      }
    }
    return all;
  }
}
