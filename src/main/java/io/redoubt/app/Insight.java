package io.redoubt.app;

import io.redoubt.api.measure.Gauge;
import io.redoubt.event.Event;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.pipeline.live.Courtesy;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.Explanation;
import io.redoubt.search.cases.CaseCatalogue;
import io.redoubt.search.cases.CaseSearch;
import io.redoubt.search.cases.CaseThread;
import io.redoubt.search.semantic.Meanings;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.cases.CaseWords;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import io.redoubt.triage.evidence.RawLines;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// What makes events findable by their meaning. Loads no model before there is something to embed.
final class Insight implements AutoCloseable {
  /// Milliseconds that a question waits for templates of what is not indexed yet.
  private static final long PATIENCE = 2_000;

  private final Understanding understanding;
  private final Understanding ofCases;
  private final Meanings meanings;
  private final CaseCatalogue catalogue;
  private final CaseThread caseThread;
  private final RawLines raw;

  Insight(DataDirectory data, RedactionPolicy policy, Cases cases, EmbeddingModel model) {
    raw = new RawLines(policy.withheld());
    Supplier<Redactor> redactor =
        new FirstAsked<>(() -> new Redactor(policy, new byte[Redactor.KEY_BYTES]));
    understanding =
        new Understanding(model, redactor, digest -> VectorFile.open(data.vectors(), digest));
    ofCases =
        new Understanding(model, redactor, digest -> VectorFile.open(data.caseVectors(), digest));
    meanings = new Meanings(understanding, EventTemplates::new);
    catalogue = new CaseCatalogue(cases, ofCases, CaseWords::of);
    caseThread = new CaseThread(catalogue);
  }

  /// The number of the event's template, which is embedded soon if it is new.
  long template(Event event) {
    return meanings.key(event);
  }

  /// Begins to embed, behind those who answer senders.
  void begin(LuceneIndex index, EventLog log, EventReader reader) {
    meanings.begin(index, events(log, reader), Courtesy.threads("redoubt-meanings"));
    caseThread.begin(Courtesy.threads("redoubt-cases"));
  }

  /// Makes evidence of records.
  RawLines raw() {
    return raw;
  }

  /// Finds alerts and incidents.
  CaseSearch cases() {
    return new CaseSearch(catalogue);
  }

  /// Waits until nothing waits to be embedded, at most so long.
  boolean awaits(long millis) {
    return meanings.awaits(millis);
  }

  /// The number of each event's template, for another thread than [#template].
  ToLongFunction<Event> templates() {
    return meanings.further();
  }

  SemanticSearch search(
      TailedFinder finder, TemplateFinder templates, EventLog log, EventReader reader) {
    return new SemanticSearch(
        understanding,
        templates,
        events(log, reader),
        () -> new Explanation(finder, log.next()),
        () -> meanings.waiting() > 0 && meanings.awaits(PATIENCE));
  }

  private static LongFunction<Optional<NumberedEvent>> events(EventLog log, EventReader reader) {
    return sequence -> log.record(sequence).map(reader::read);
  }

  List<Gauge> gauges() {
    return List.of(
        new Gauge("redoubt_templates_embedded", "Templates with vectors.", meanings::known),
        new Gauge("redoubt_templates_waiting", "Templates to be embedded.", meanings::waiting),
        new Gauge("redoubt_cases_findable", "Alerts and incidents by meaning.", catalogue::size),
        new Gauge("redoubt_cases_waiting", "Alerts and notes to be embedded.", catalogue::waiting));
  }

  @Override
  public void close() {
    caseThread.close();
    meanings.close();
    ofCases.close();
  }
}
