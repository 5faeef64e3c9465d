package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventLog.Batch;
import io.redoubt.store.log.LogView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What senders were told, and whether the log holds it. Thread-safe.
final class Evidence {
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> sentBelow = new ConcurrentHashMap<>();
  private int cut;

  /// Records of this sender below this number may have been sent.
  void sending(String sender, int below) {
    sentBelow.merge(sender, below, Integer::max);
  }

  /// These were acknowledged.
  void acknowledged(String sender, int from, int count) {
    for (int i = from; i < from + count; i++) {
      acknowledged.add(Numbered.key(sender, i));
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /// Everything that was acknowledged is in the log, once and byte for byte, and nothing that was
  /// not sent; gives the number of records. Nobody may write meanwhile.
  int check(Path data) {
    Set<String> stored = new HashSet<>();
    int records = 0;
    cut = 0;
    try (LogView log = LogView.open(data.resolve("log"))) {
      List<Batch> batches = log.read(log.first(), 5_000);
      while (!batches.isEmpty()) {
        for (Batch batch : batches) {
          records += batch.delivery().records().size();
          batch.delivery().records().forEach(record -> take(record, stored));
        }
        batches = log.read(batches.getLast().next(), 5_000);
      }
    }
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(stored);
    assertThat(lost.stream().limit(5)).as("%d lost", lost.size()).isEmpty();
    return records;
  }

  /// Records of the last check that a connection was closed within: what is kept of them is not
  /// what was sent.
  int cut() {
    return cut;
  }

  private void take(byte[] record, Set<String> stored) {
    String text = new String(record, StandardCharsets.UTF_8);
    String key = Numbered.key(text).orElse("");
    if (key.isEmpty() || !text.endsWith("ssh2")) {
      cut++;
      return;
    }
    int space = key.indexOf(' ');
    int number = Integer.parseInt(key.substring(space + 1));
    String sender = key.substring(0, space);
    assertThat(text).endsWith(Numbered.line(sender, number));
    assertThat(number).as(key).isLessThan(sentBelow.getOrDefault(sender, 0));
    assertThat(stored.add(key)).as("stored once: " + key).isTrue();
  }
}
