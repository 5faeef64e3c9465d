package io.redoubt.fuzz;

import io.redoubt.event.Event;
import io.redoubt.testing.Parsing;
import java.util.List;

/// Content of a file: recognised, framed, split and parsed to its end; no byte is part of two
/// records.
final class FileTarget implements FuzzTarget {
  @Override
  public void take(byte[] bytes) {
    List<Event> events = Parsing.events("fuzz", bytes);
    for (Event event : events) {
      for (int i = 0; i < event.size(); i++) {
        event.text(i);
      }
    }
  }
}
