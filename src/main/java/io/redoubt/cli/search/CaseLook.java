package io.redoubt.cli.search;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.CaseFile.Kind;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.LedgerException;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.cases.CaseAnswer;
import io.redoubt.search.cases.CaseCatalogue;
import io.redoubt.search.cases.CaseMode;
import io.redoubt.search.cases.CaseSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.cases.CaseWords;
import io.redoubt.store.vector.VectorFile;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A search for alerts and incidents in what the service keeps, whether it runs or not. What is
/// not embedded yet is embedded for this search alone, as much as takes a few seconds.
///
/// @param data where it is kept
/// @param policy what is taken out of what is embedded
/// @param embedder what compares
/// @param hybrid whether words count beside the meaning
record CaseLook(
    DataDirectory data, RedactionPolicy policy, Supplier<EmbeddingModel> embedder, boolean hybrid) {
  private static final int MOST_EMBEDDED = 500;

  /// Those of a kind that were seen within the window, the closest first.
  CaseAnswer of(Kind kind, String question, Window window, int from, int limit) {
    if (!Files.exists(data.ledgerFile())) {
      return new CaseAnswer.Page(List.of(), 0, 0, "There is no ledger yet.", Optional.empty());
    }
    Redactor redactor = new Redactor(policy, new byte[Redactor.KEY_BYTES]);
    try (Ledger ledger = data.openLedger(Clock.systemUTC(), new SecureRandom());
        Understanding understanding =
            new Understanding(
                embedder.get(),
                () -> redactor,
                digest -> VectorFile.copy(data.caseVectors(), digest))) {
      CaseCatalogue catalogue = new CaseCatalogue(ledger.cases(), understanding, CaseWords::of);
      catalogue.embed(MOST_EMBEDDED);
      CaseMode mode = hybrid ? CaseMode.HYBRID : CaseMode.SEMANTIC;
      return new CaseSearch(catalogue)
          .search(new CaseSearch.Asked(question, mode, filter(kind, window), from, limit));
    } catch (LedgerException unreadable) {
      throw new UsageError(String.valueOf(unreadable.getMessage()));
    }
  }

  private static CaseQuery filter(Kind kind, Window window) {
    return new CaseQuery(
        kind,
        List.of(),
        List.of(),
        "",
        "",
        Math.max(0, window.from()),
        window.to(),
        Map.of(),
        "",
        CaseQuery.Order.SEVERITY,
        0,
        1);
  }
}
