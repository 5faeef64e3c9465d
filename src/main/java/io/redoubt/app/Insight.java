package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.event.Event;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.Explanation;
import io.redoubt.search.semantic.Meanings;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// What makes events findable by their meaning. Loads no model before there is something to embed.
final class Insight implements AutoCloseable {
  private final Understanding understanding;
  private final Meanings meanings;

  Insight(DataDirectory data, RedactionPolicy policy) {
    understanding =
        new Understanding(
            Embedders.shipped(),
            new FirstAsked<>(() -> new Redactor(policy, new byte[Redactor.KEY_BYTES])),
            digest -> VectorFile.open(data.vectors(), digest));
    meanings = new Meanings(understanding, EventTemplates::new);
  }

  /// The number of the event's template, which is embedded soon if it is new.
  long template(Event event) {
    return meanings.key(event);
  }

  /// Begins to embed.
  void begin(LuceneIndex index, EventLog log, EventReader reader) {
    meanings.begin(index, events(log, reader));
  }

  /// Waits until nothing waits to be embedded, at most so long.
  boolean awaits(long millis) {
    return meanings.awaits(millis);
  }

  SemanticSearch search(LuceneIndex index, EventLog log, EventReader reader) {
    return new SemanticSearch(
        understanding, index, events(log, reader), () -> new Explanation(index, log.next()));
  }

  private static LongFunction<Optional<NumberedEvent>> events(EventLog log, EventReader reader) {
    return sequence -> log.record(sequence).map(reader::read);
  }

  List<Gauge> gauges() {
    return List.of(
        new Gauge("redoubt_templates_embedded", "Templates with vectors.", meanings::known),
        new Gauge("redoubt_templates_waiting", "Templates to be embedded.", meanings::waiting));
  }

  @Override
  public void close() {
    meanings.close();
  }
}
