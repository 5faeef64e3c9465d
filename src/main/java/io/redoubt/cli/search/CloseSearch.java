package io.redoubt.cli.search;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.query.Query;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.Explanation;
import io.redoubt.search.semantic.CloseAnswer;
import io.redoubt.search.semantic.Meanings;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.log.LogException;
import io.redoubt.store.log.LogView;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// A search by meaning in what the service keeps, whether it runs or not. Templates whose vectors
/// are not kept yet are embedded for this search alone, as many as take a few seconds.
///
/// @param data where it is kept
/// @param policy what is taken out of what is embedded
/// @param limit hits wanted
/// @param hybrid whether words count beside the meaning
record CloseSearch(DataDirectory data, RedactionPolicy policy, int limit, boolean hybrid) {
  private static final int MOST_EMBEDDED = 2000;

  int run(Query query, Window window, @Nullable Rank after, SearchPrinter printer) {
    if (!Files.isDirectory(data.root())) {
      throw new UsageError(data.root() + ": there is no such folder.");
    }
    Redactor redactor = new Redactor(policy, new byte[Redactor.KEY_BYTES]);
    try (CommittedIndex index = new CommittedIndex(data.index());
        EventLog log = LogView.open(data.log());
        Understanding understanding =
            new Understanding(
                Embedders.shipped(),
                () -> redactor,
                digest -> VectorFile.copy(data.vectors(), digest))) {
      DeliveryReader reader =
          new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
      LongFunction<Optional<NumberedEvent>> events =
          sequence -> log.record(sequence).map(reader::read);
      new Meanings(understanding, EventTemplates::new).catchUp(index, events, MOST_EMBEDDED);
      SemanticSearch search =
          new SemanticSearch(
              understanding, index, events, () -> new Explanation(index, log.next()));
      return switch (search.search(new SemanticSearch.Asked(query, window, limit, after, hybrid))) {
        case CloseAnswer.NoWords() ->
            throw new UsageError("There are no words to compare: write what is meant.");
        case CloseAnswer.Unable() -> throw new UsageError("The question cannot be embedded.");
        case CloseAnswer.Page page -> {
          long missing = index.missing();
          printer.warn(Explanation.missing(missing));
          printer.warn(Explanation.waiting(log.next() - index.state().next()));
          yield printer.close(page, missing > 0);
        }
      };
    } catch (LogException unreadable) {
      throw new UsageError(String.valueOf(unreadable.getMessage()));
    }
  }
}
