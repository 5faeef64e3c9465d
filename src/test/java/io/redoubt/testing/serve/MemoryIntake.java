package io.redoubt.testing.serve;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Taken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Keeps deliveries in memory. What was declared `json` and begins otherwise is unparsed.
/// Thread-safe.
public final class MemoryIntake implements Intake {
  private final List<Delivery> kept = new ArrayList<>();
  private final Map<String, Taken.Committed> batches = new HashMap<>();
  private final AtomicReference<Taken> answer = new AtomicReference<>();
  private long next;

  /// Refuses everything from now on with this.
  public void refuse(Taken.Refused refused) {
    answer.set(refused);
  }

  /// Takes again.
  public void accept() {
    answer.set(null);
  }

  @Override
  public synchronized Taken take(Delivery delivery) {
    Taken refused = answer.get();
    if (refused != null) {
      return refused;
    }
    Taken.Committed before = batches.get(delivery.batchId());
    if (before != null && !delivery.batchId().isEmpty()) {
      return new Taken.Committed(before.first(), before.records(), true, before.unparsed());
    }
    List<Taken.Unparsed> unparsed = new ArrayList<>();
    for (int i = 0; i < delivery.records().size(); i++) {
      byte[] record = delivery.records().get(i);
      if (delivery.declared().equals("json") && (record.length == 0 || record[0] != '{')) {
        unparsed.add(new Taken.Unparsed(i, "not a JSON object"));
      }
    }
    var taken = new Taken.Committed(next, delivery.records().size(), false, unparsed);
    next += delivery.records().size();
    kept.add(delivery);
    batches.put(delivery.batchId(), taken);
    return taken;
  }

  /// What was delivered, in order.
  public synchronized List<Delivery> deliveries() {
    return List.copyOf(kept);
  }

  /// The records as text, in order.
  public synchronized List<String> texts() {
    return kept.stream()
        .flatMap(delivery -> delivery.records().stream())
        .map(record -> new String(record, StandardCharsets.UTF_8))
        .toList();
  }
}
