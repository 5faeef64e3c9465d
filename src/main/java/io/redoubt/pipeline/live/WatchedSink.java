package io.redoubt.pipeline.live;

import io.redoubt.event.port.EventSink;
import io.redoubt.event.port.NumberedEvent;
import java.util.List;
import java.util.function.Consumer;

/// A sink of which somebody sees what it has taken. Used by one thread.
///
/// @param sink takes
/// @param watcher sees, and must not fail
record WatchedSink(EventSink sink, Consumer<List<NumberedEvent>> watcher) implements EventSink {
  @Override
  public long next() {
    return sink.next();
  }

  @Override
  public boolean take(List<NumberedEvent> events, long next) {
    boolean taken = sink.take(events, next);
    if (taken) {
      watcher.accept(events);
    }
    return taken;
  }
}
