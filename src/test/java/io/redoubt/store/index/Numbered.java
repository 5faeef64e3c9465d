package io.redoubt.store.index;

import io.redoubt.event.Event;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.testing.Parsing;
import java.util.ArrayList;
import java.util.List;

/// Events with numbers, as a log gives them.
public final class Numbered {
  /// 2026-03-18T00:00:00Z.
  public static final long ARRIVED = 1_773_792_000_000L;

  private Numbered() {}

  /// These events, from this number on.
  public static List<NumberedEvent> of(long first, List<Event> events) {
    List<NumberedEvent> numbered = new ArrayList<>();
    for (Event event : events) {
      long sequence = first + numbered.size();
      numbered.add(new NumberedEvent(sequence, ARRIVED + sequence, "http", "test", event));
    }
    return numbered;
  }

  /// Log-ons at an SSH server, one a second from 2026-03-17T00:00:00Z plus `first` seconds.
  public static List<NumberedEvent> logons(long first, int count) {
    List<Event> events = new ArrayList<>();
    for (long i = first; i < first + count; i++) {
      String line =
          "<38>1 2026-03-17T%02d:%02d:%02dZ web%d sshd %d - - %s password for %s from 10.0.%d.%d port %d ssh2"
              .formatted(
                  i / 3600 % 24,
                  i / 60 % 60,
                  i % 60,
                  i % 3,
                  1000 + i,
                  i % 5 == 0 ? "Accepted" : "Failed",
                  i % 2 == 0 ? "root" : "Alice",
                  i % 7,
                  i % 11,
                  40000 + i);
      events.add(Parsing.event(line));
    }
    return of(first, events);
  }
}
