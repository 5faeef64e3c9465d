package io.redoubt.search.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.Explanation;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import io.redoubt.testing.Parsing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a search by meaning when its model goes away or is exchanged.
class ExchangedModelTest {
  private static final long PATIENCE = 60_000_000_000L;

  @TempDir private Path folder = Path.of("");
  private final Server server = new Server();
  private final List<NumberedEvent> kept = new ArrayList<>();

  /// A model elsewhere: it has a digest, a length of vectors, and may be away.
  private static final class Server implements EmbeddingModel {
    private final EmbeddingModel words = Embedders.hashed("test");
    private volatile String digest = "aaaaaaaaaaaaaaaa";
    private volatile int size = 384;
    private final AtomicInteger embedded = new AtomicInteger();

    @Override
    public Embedding embed(List<Redacted> texts, Deadline deadline) {
      if (digest.isEmpty()) {
        return new Embedding.Failed(FailureReason.CONNECT, "refused");
      }
      embedded.addAndGet(texts.size());
      return switch (words.embed(texts, deadline)) {
        case Embedding.Failed failed -> failed;
        case Embedding.Vectors(var made) ->
            new Embedding.Vectors(made.stream().map(v -> Arrays.copyOf(v, size)).toList());
      };
    }

    @Override
    public EmbedderIdentity identity() {
      return new EmbedderIdentity("model", digest, digest.isEmpty() ? "connect: refused" : "");
    }

    @Override
    public void close() {}
  }

  private void take(LuceneIndex index, String... lines) {
    List<NumberedEvent> fresh = new ArrayList<>();
    for (String line : lines) {
      for (Event event : Parsing.events(line)) {
        fresh.add(new NumberedEvent(kept.size() + fresh.size(), 1_000_000, "http", "test", event));
      }
    }
    kept.addAll(fresh);
    index.take(fresh, kept.size());
    index.commit();
  }

  private Optional<NumberedEvent> event(long sequence) {
    return Optional.of(kept.get((int) sequence));
  }

  private CloseAnswer ask(Understanding understanding, LuceneIndex index) {
    SemanticSearch search =
        new SemanticSearch(
            understanding, index, this::event, () -> new Explanation(index, kept.size()));
    Query words = new Query.Phrase(List.of("usb"));
    return search.search(new SemanticSearch.Asked(words, Window.ALL, 10, null, false));
  }

  private Understanding understanding() {
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    return new Understanding(
        server, () -> redactor, digest -> VectorFile.open(folder.resolve("vectors"), digest));
  }

  private void waitFor(java.util.function.BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE;
    while (!done.getAsBoolean() && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  @Test
  void anotherModelEmbedsEverythingAnewInTheBackground() {
    try (Understanding understanding = understanding();
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = new LuceneIndex(folder.resolve("index"), Instant::now, meanings::key)) {
      take(index, "kernel: usb 1-1: new device found", "cron: job ran well today");
      meanings.begin(index, this::event);
      waitFor(() -> meanings.known() == 2);
      server.size = 100;
      server.digest = "bbbbbbbbbbbbbbbb";
      take(index, "su: somebody became somebody else");
      waitFor(() -> meanings.known() == 3 && server.embedded.get() >= 5);
      assertThat(ask(understanding, index))
          .isInstanceOfSatisfying(
              CloseAnswer.Page.class,
              page -> {
                assertThat(page.hits()).hasSize(3);
                assertThat(page.hits().getFirst().event().event().record().text()).contains("usb");
                assertThat(page.embedder().digest()).isEqualTo("bbbbbbbbbbbbbbbb");
              });
      assertThat(folder.resolve("vectors/aaaaaaaaaaaaaaaa.vec")).exists();
      assertThat(Files.exists(folder.resolve("vectors/bbbbbbbbbbbbbbbb.vec"))).isTrue();
    }
  }

  @Test
  void whileTheModelIsAwayTheAnswerNamesTheReasonAndTheWordsToLookFor() {
    server.digest = "";
    try (Understanding understanding = understanding();
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = new LuceneIndex(folder.resolve("index"), Instant::now, meanings::key)) {
      take(index, "kernel: usb 1-1: new device found");
      meanings.begin(index, this::event);
      assertThat(meanings.catchUp(index, this::event, 100)).isZero();
      assertThat(ask(understanding, index))
          .isInstanceOfSatisfying(
              CloseAnswer.Unable.class,
              unable -> {
                assertThat(unable.why()).contains("connect: refused").contains("by their words");
                assertThat(unable.words().toString()).contains("usb");
              });
      server.digest = "aaaaaaaaaaaaaaaa";
      take(index, "cron: job ran well today");
      waitFor(() -> meanings.known() == 2);
      assertThat(ask(understanding, index)).isInstanceOf(CloseAnswer.Page.class);
    }
  }
}
