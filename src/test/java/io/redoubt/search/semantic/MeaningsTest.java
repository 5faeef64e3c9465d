package io.redoubt.search.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.EmbedderIdentity;
import io.redoubt.llm.Embedding;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.Explanation;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import io.redoubt.testing.Canaries;
import io.redoubt.testing.Parsing;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events, their index, and what becomes of them, without a log: events are kept in a list.
class MeaningsTest {
  private static final int PATIENCE = 60_000;

  @TempDir private Path folder = Path.of("");
  private final List<String> embedded = new CopyOnWriteArrayList<>();
  private final List<NumberedEvent> kept = new ArrayList<>();

  private final class Spy implements EmbeddingModel {
    private final EmbeddingModel behind;

    Spy(EmbeddingModel behind) {
      this.behind = behind;
    }

    @Override
    public Embedding embed(List<Redacted> texts, Deadline deadline) {
      texts.forEach(text -> embedded.add(text.text()));
      return behind.embed(texts, deadline);
    }

    @Override
    public EmbedderIdentity identity() {
      return behind.identity();
    }

    @Override
    public void close() {
      behind.close();
    }
  }

  private Understanding understanding(EmbeddingModel model) {
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    return new Understanding(
        new Spy(model),
        () -> redactor,
        digest -> VectorFile.open(folder.resolve("vectors"), digest));
  }

  private LuceneIndex index(Meanings meanings) {
    return new LuceneIndex(folder.resolve("index"), Instant::now, meanings::key);
  }

  private void take(LuceneIndex index, List<String> lines) {
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

  private CloseAnswer.Page ask(
      LuceneIndex index, Understanding understanding, String text, int limit, boolean hybrid) {
    return page(index, understanding, text, limit, hybrid, null);
  }

  private CloseAnswer.Page page(
      LuceneIndex index,
      Understanding understanding,
      String text,
      int limit,
      boolean hybrid,
      @Nullable String cursor) {
    SemanticSearch search =
        new SemanticSearch(
            understanding, index, this::event, () -> new Explanation(index, kept.size()));
    var query =
        switch (new QueryParser(Clock.systemUTC()).question(text)) {
          case Parsed.Right(var right) -> right;
          case Parsed.Wrong(_, var message) -> throw new AssertionError(message);
        };
    var after = cursor == null ? null : RankCursors.rank(cursor).orElseThrow();
    return switch (search.search(
        new SemanticSearch.Asked(query, Window.ALL, limit, after, hybrid))) {
      case CloseAnswer.Page found -> found;
      case CloseAnswer.NoWords() -> throw new AssertionError("no words");
      case CloseAnswer.Unable _ -> throw new AssertionError("unable");
    };
  }

  private static List<String> mixed() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String stamp = "Mar 17 02:00:%02d web1 ".formatted(i);
      lines.add(stamp + "sshd[812]: Failed password for root from 10.0.0." + i + " port 22 ssh2");
      lines.add(stamp + "CRON[9]: (root) CMD (test -x /usr/sbin/anacron)");
      lines.add(stamp + "kernel: usb 1-1: new high-speed USB device number " + i);
      lines.add(stamp + "systemd[1]: Started Daily apt download activities.");
      lines.add(
          stamp
              + "su: pam_unix(su:auth): authentication failure; logname= uid=0 euid=0 tty= ruser="
              + " rhost= user=bob");
    }
    return lines;
  }

  private static String text(CloseEvent hit) {
    return hit.event().event().record().text();
  }

  @Test
  void aQuestionFindsWhatItMeansBeforeAllElse() {
    try (Understanding understanding = understanding(Embedders.shipped());
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = index(meanings)) {
      take(index, mixed());
      meanings.begin(index, this::event);
      assertThat(meanings.awaits(PATIENCE)).isTrue();
      var found = ask(index, understanding, "somebody could not log in", 100, false);
      assertThat(found.embedder().note()).isEmpty();
      assertThat(found.total()).isEqualTo(100);
      assertThat(found.hits().subList(0, 40))
          .allSatisfy(
              hit ->
                  assertThat(text(hit)).containsAnyOf("Failed password", "authentication failure"));
      assertThat(found.hits().getFirst().similarity())
          .isGreaterThan(found.hits().getLast().similarity() + 0.1f);
      var filtered = ask(index, understanding, "denied access user.name:bob", 100, false);
      assertThat(filtered.hits())
          .hasSize(20)
          .allSatisfy(hit -> assertThat(text(hit)).contains("user=bob"));
      var none = ask(index, understanding, "login user.name:nobody-here", 5, false);
      assertThat(none.hits()).isEmpty();
      assertThat(none.explanation()).isEqualTo("No event fits the query.");
    }
  }

  @Test
  void wordsAndMeaningTogetherGoThroughAllPages() {
    try (Understanding understanding = understanding(Embedders.hashed("test"));
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = index(meanings)) {
      take(index, mixed());
      meanings.begin(index, this::event);
      assertThat(meanings.awaits(PATIENCE)).isTrue();
      List<Long> seen = new ArrayList<>();
      String cursor = null;
      do {
        var page = page(index, understanding, "usb device", 9, true, cursor);
        page.hits().forEach(hit -> seen.add(hit.event().sequence()));
        cursor = page.cursor().isEmpty() ? null : page.cursor();
      } while (cursor != null);
      assertThat(seen).hasSize(100).doesNotHaveDuplicates();
      assertThat(seen.subList(0, 20))
          .allSatisfy(
              s -> assertThat(kept.get(s.intValue()).event().record().text()).contains("USB"));
    }
  }

  @Test
  void eachTemplateIsEmbeddedOnceAndNotAgainAfterAStop() {
    try (Understanding understanding = understanding(Embedders.hashed("test"));
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = index(meanings)) {
      take(index, mixed());
      take(index, mixed());
      meanings.begin(index, this::event);
      assertThat(meanings.awaits(PATIENCE)).isTrue();
      assertThat(embedded).hasSize(5).doesNotHaveDuplicates();
    }
    try (Understanding understanding = understanding(Embedders.hashed("test"));
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = index(meanings)) {
      assertThat(meanings.catchUp(index, this::event, 100)).isZero();
      take(index, mixed());
      meanings.begin(index, this::event);
      assertThat(meanings.awaits(PATIENCE)).isTrue();
      assertThat(embedded).hasSize(5);
    }
  }

  @Test
  void whatWasDeletedIsEmbeddedAnewFromTheIndexAndTheEvents() {
    try (Understanding understanding = understanding(Embedders.hashed("test"));
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index =
            new LuceneIndex(folder.resolve("index"), Instant::now, new EventTemplates()::key)) {
      assertThat(meanings.catchUp(index, this::event, 100)).isZero();
      assertThat(embedded).isEmpty();
      take(index, mixed());
      assertThat(meanings.catchUp(index, this::event, 100)).isEqualTo(5);
      assertThat(ask(index, understanding, "usb device", 1, false).hits()).hasSize(1);
    }
  }

  @Test
  void nothingWaitsWhenMoreTemplatesComeThanCanBeEmbedded() {
    try (Understanding understanding = understanding(Embedders.hashed("test"));
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = index(meanings)) {
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < Meanings.WAITING + 500; i++) {
        lines.add("noise " + letters(i) + " happened to the thing " + letters(i * 31));
      }
      take(index, lines);
      assertThat(meanings.waiting()).isEqualTo(Meanings.WAITING);
      meanings.begin(index, this::event);
      assertThat(meanings.awaits(PATIENCE)).isTrue();
      meanings.catchUp(index, this::event, 10_000);
      assertThat(meanings.known()).isEqualTo(index.templates(_ -> true, 100_000).size());
    }
  }

  private static String letters(int number) {
    return new StringBuilder(Integer.toString(number + 100_000, 26))
        .chars()
        .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'g' : c - 'a' + 'h')))
        .reduce("q", String::concat);
  }

  @Test
  void noSecretIsEmbeddedWhereverItStands() {
    List<Canaries.Canary> all = Canaries.secrets(1, new Random(11));
    List<Canaries.Canary> canaries = new ArrayList<>();
    for (int i = 0; i < all.size(); i += 5) {
      canaries.add(all.get(i));
    }
    try (Understanding understanding = understanding(Embedders.hashed("test"));
        Meanings meanings = new Meanings(understanding, EventTemplates::new);
        LuceneIndex index = index(meanings)) {
      meanings.begin(index, this::event);
      for (int from = 0; from < canaries.size(); from += 500) {
        var part = canaries.subList(from, Math.min(canaries.size(), from + 500));
        take(
            index,
            part.stream()
                .map(c -> "Mar 17 02:00:01 web1 app[1]: " + c.line().replace('\n', ' '))
                .toList());
        assertThat(meanings.awaits(PATIENCE)).isTrue();
      }
    }
    String said = String.join("\n", embedded);
    assertThat(embedded).hasSizeGreaterThan(100);
    assertThat(canaries)
        .allSatisfy(c -> assertThat(c.traces()).noneMatch(trace -> said.contains(trace)));
  }
}
