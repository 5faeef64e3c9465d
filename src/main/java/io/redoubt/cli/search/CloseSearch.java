package io.redoubt.cli.search;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.query.Query;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.Explanation;
import io.redoubt.search.StoredEvents;
import io.redoubt.search.cases.CaseAnswer;
import io.redoubt.search.semantic.CloseAnswer;
import io.redoubt.search.semantic.Meanings;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.search.semantic.Wording;
import io.redoubt.search.tail.Kinds;
import io.redoubt.search.tail.Signatures;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.log.LogException;
import io.redoubt.store.log.LogView;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A search by meaning in what the service keeps, whether it runs or not. Templates whose vectors
/// are not kept yet are embedded for this search alone, as many as take a few seconds.
///
/// @param data where it is kept
/// @param policy what is taken out of what is embedded
/// @param embedder what compares
/// @param limit hits wanted
/// @param hybrid whether words count beside the meaning
record CloseSearch(
    DataDirectory data,
    RedactionPolicy policy,
    Supplier<EmbeddingModel> embedder,
    int limit,
    boolean hybrid) {
  private static final int MOST_EMBEDDED = 2000;

  /// Events, and with them alerts and incidents where that is asked for and can be: conditions on
  /// fields are of events, and cases have no further pages here.
  int run(
      Query query, Window window, @Nullable Rank after, boolean withCases, SearchPrinter printer) {
    folder();
    Wording wording = Wording.of(query);
    boolean also = withCases && after == null && wording.filter().equals(Query.All.ALL);
    List<CaseAnswer.Page> cases = new ArrayList<>();
    if (also && !wording.text().isBlank()) {
      for (Kind kind : Kind.values()) {
        cases.add(page(kind, wording.text(), window, 0));
      }
    }
    return events(query, window, after, cases, printer);
  }

  /// Cases alone.
  int cases(Kind kind, Query query, Window window, int from, SearchPrinter printer) {
    folder();
    Wording wording = Wording.of(query);
    if (!wording.filter().equals(Query.All.ALL)) {
      throw new UsageError("Conditions on fields are of events: leave them out, or search those.");
    }
    return new ClosePrinter(printer).cases(kind, page(kind, wording.text(), window, from));
  }

  private CaseAnswer.Page page(Kind kind, String text, Window window, int from) {
    return switch (new CaseLook(data, policy, embedder, hybrid)
        .of(kind, text, window, from, limit)) {
      case CaseAnswer.NoWords() ->
          throw new UsageError("There are no words to compare: write what is meant.");
      case CaseAnswer.Page page -> page;
    };
  }

  private void folder() {
    if (!Files.isDirectory(data.root())) {
      throw new UsageError(data.root() + ": there is no such folder.");
    }
  }

  private int events(
      Query query,
      Window window,
      @Nullable Rank after,
      List<CaseAnswer.Page> cases,
      SearchPrinter printer) {
    Redactor redactor = new Redactor(policy, new byte[Redactor.KEY_BYTES]);
    try (CommittedIndex index = new CommittedIndex(data.index());
        EventLog log = LogView.open(data.log());
        Understanding understanding =
            new Understanding(
                embedder.get(),
                () -> redactor,
                digest -> VectorFile.copy(data.vectors(), digest))) {
      DeliveryReader reader =
          new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
      LongFunction<Optional<NumberedEvent>> events =
          sequence -> log.record(sequence).map(reader::read);
      TailedFinder finder =
          new TailedFinder(
              index, log, reader::read, new Signatures(), new Kinds(new EventTemplates()::key));
      TemplateFinder templates = finder.templates(index);
      new Meanings(understanding, EventTemplates::new).catchUp(templates, events, MOST_EMBEDDED);
      SemanticSearch search =
          new SemanticSearch(
              understanding, templates, events, () -> new Explanation(finder, log.next()));
      return switch (search.search(new SemanticSearch.Asked(query, window, limit, after, hybrid))) {
        case CloseAnswer.NoWords() ->
            throw new UsageError("There are no words to compare: write what is meant.");
        case CloseAnswer.Unable(var why, var words) -> {
          printer.warn(why);
          StoredEvents stored = new StoredEvents(finder, log, reader::read);
          yield printer.events(stored.search(new Search(words, window, limit, null)));
        }
        case CloseAnswer.Page page -> {
          long missing = index.missing();
          printer.warn(Explanation.missing(missing));
          yield new ClosePrinter(printer).events(page, missing > 0, cases, limit);
        }
      };
    } catch (LogException unreadable) {
      throw new UsageError(String.valueOf(unreadable.getMessage()));
    }
  }
}
