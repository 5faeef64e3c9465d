package io.redoubt.api.compat.recipe;

import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// Finds the events that are closest to a text, among the last 20,000 of the log, by the words they
/// have in common. Thread-safe.
final class Closest {
  private static final int LAST = 20_000;
  private static final int AT_ONCE = 4_096;
  private static final Comparator<Near> ORDER =
      Comparator.comparingDouble(Near::distance)
          .thenComparing(near -> near.event().millis(), Comparator.reverseOrder());

  private final EventLog log;
  private final EventReader reader;

  Closest(EventLog log, EventReader reader) {
    this.log = log;
    this.reader = reader;
  }

  /// An event and how far it is from a question.
  ///
  /// @param distance from 0, alike, to 1
  record Near(Kept event, double distance) {}

  /// The closest first; among equals the latest.
  ///
  /// @param filter metadata that must be equal, whatever the case
  List<Near> to(String text, int most, Map<String, String> filter) {
    Words wanted = Words.of(text);
    PriorityQueue<Near> best = new PriorityQueue<>(ORDER.reversed());
    long from = Math.max(log.first(), log.next() - LAST);
    List<EventLog.Batch> batches = log.read(from, AT_ONCE);
    while (!batches.isEmpty()) {
      for (EventLog.Batch batch : batches) {
        weigh(batch, wanted, most, filter, best);
      }
      batches = log.read(batches.getLast().next(), AT_ONCE);
    }
    List<Near> near = new ArrayList<>(best);
    near.sort(ORDER);
    return near;
  }

  private void weigh(
      EventLog.Batch batch,
      Words wanted,
      int most,
      Map<String, String> filter,
      PriorityQueue<Near> best) {
    for (int i = 0; i < batch.delivery().records().size(); i++) {
      Kept event = Kept.of(reader.read(stored(batch, i)));
      if (event.fits(filter)) {
        best.add(new Near(event, wanted.distance(event.words())));
        if (best.size() > most) {
          best.remove();
        }
      }
    }
  }

  private static EventLog.Stored stored(EventLog.Batch batch, int i) {
    var delivery = batch.delivery();
    return new EventLog.Stored(
        batch.first() + i,
        batch.arrived(),
        delivery.channel(),
        delivery.sender(),
        delivery.declared(),
        delivery.records().get(i));
  }
}
