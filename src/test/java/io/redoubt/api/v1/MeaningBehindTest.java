package io.redoubt.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.llm.vectors.Embedders;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.search.Explanation;
import io.redoubt.search.semantic.Meanings;
import io.redoubt.search.semantic.SemanticSearch;
import io.redoubt.search.semantic.Understanding;
import io.redoubt.search.tail.Kinds;
import io.redoubt.search.tail.Signatures;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.vector.VectorFile;
import io.redoubt.template.EventTemplates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Searches by meaning over a log of which nothing, half or all is indexed.
class MeaningBehindTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> SHAPES =
      List.of(
          "sshd[812]: Failed password for root from 10.0.0.%d port 22 ssh2",
          "CRON[9]: (root) CMD (test -x /usr/sbin/anacron %d)",
          "kernel: usb 1-1: new high-speed USB device number %d",
          "su: pam_unix(su:auth): authentication failure; logname= uid=%d euid=0 tty= ruser= rhost="
              + " user=bob");

  @TempDir private Path folder = Path.of("");

  private interface Asking {
    JsonNode of(String query, String mode, int limit, String cursor);
  }

  @Test
  void hitsAreTheSameWithNothingHalfAndAllOfItIndexed() throws IOException {
    List<String> pages = new ArrayList<>();
    for (int indexed : new int[] {0, 60, 120}) {
      StringBuilder said = new StringBuilder();
      asked(
          indexed,
          120,
          asking -> {
            for (String query : List.of("somebody could not log in", "usb device", "root 7")) {
              for (String mode : List.of("semantic", "hybrid")) {
                String cursor = "";
                for (int page = 0; page < 3; page++) {
                  JsonNode answer = asking.of(query, mode, 25, cursor);
                  assertThat(answer.get("total").asLong()).isEqualTo(120);
                  assertThat(answer.get("explanation").isNull()).as(answer.toString()).isTrue();
                  answer.get("hits").forEach(hit -> said.append(line(hit)));
                  cursor = answer.get("cursor").asString();
                }
              }
            }
          });
      pages.add(said.toString());
    }
    assertThat(pages.getFirst().lines()).hasSize(3 * 2 * 75);
    assertThat(pages.get(1)).isEqualTo(pages.getFirst());
    assertThat(pages.get(2)).isEqualTo(pages.getFirst());
  }

  private static String line(JsonNode hit) {
    return "%s %s %s%n"
        .formatted(hit.at("/event/event/id").asString(), hit.get("score"), hit.get("similarity"));
  }

  @Test
  void whatCameInAfterTheLastEmbeddingIsSaidToBeLeftOut() throws IOException {
    asked(
        0,
        3,
        asking -> {
          JsonNode answer = asking.of("usb device", "semantic", 5, "");
          assertThat(answer.get("hits")).hasSize(3);
          assertThat(answer.get("explanation").asString())
              .isEqualTo(
                  "Events of 1 template that is not embedded yet are left out; ask again soon.");
        });
  }

  private void asked(int indexed, int embedded, Consumer<Asking> questions) throws IOException {
    DataDirectory data = new DataDirectory(Files.createTempDirectory(folder, "data"));
    int many = embedded == 3 ? 4 : embedded;
    DeliveryReader reader =
        new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    EventTemplates indexing = new EventTemplates();
    try (EventLog log =
            data.openLog(LogSettings.standard(), Clock.systemUTC(), new SecureRandom());
        LuceneIndex index = new LuceneIndex(data.index(), Clock.systemUTC(), indexing::key);
        Understanding understanding =
            new Understanding(
                Embedders.hashed("test"),
                () -> redactor,
                digest -> VectorFile.open(data.vectors(), digest))) {
      for (int i = 0; i < many; i++) {
        String line =
            "Mar 17 02:%02d:%02d web1 ".formatted(i / 60, i % 60)
                + SHAPES.get(i % SHAPES.size()).formatted(i);
        log.append(Delivery.of("http", "test", List.of(line.getBytes(StandardCharsets.UTF_8))));
      }
      for (EventLog.Batch batch : log.read(0, many)) {
        if (batch.next() <= indexed) {
          index.take(reader.read(batch), batch.next());
        }
      }
      index.refresh();
      TailedFinder finder =
          new TailedFinder(
              index, log, reader::read, new Signatures(), new Kinds(new EventTemplates()::key));
      TemplateFinder templates = finder.templates(index);
      LongFunction<Optional<NumberedEvent>> events =
          sequence -> log.record(sequence).map(reader::read);
      Meanings meanings = new Meanings(understanding, EventTemplates::new);
      meanings.catchUp(templates, events, embedded);
      SemanticSearch meaning =
          new SemanticSearch(
              understanding, templates, events, () -> new Explanation(finder, log.next()));
      EventsApi api =
          new EventsApi(
              new Events(
                  log, index, finder, reader::read, Optional.of(meaning), List::of, log::next),
              Clock.systemUTC());
      Operation search =
          api.operations().stream()
              .filter(one -> one.id().equals("searchEvents"))
              .findFirst()
              .orElseThrow();
      questions.accept(
          (query, mode, limit, cursor) -> {
            Reply reply = (Reply) search.handling().handle(call(query, mode, limit, cursor));
            assertThat(reply.status()).isEqualTo(200);
            return JSON.readTree(reply.body());
          });
    }
  }

  private static Call call(String query, String mode, int limit, String cursor) {
    Map<String, List<String>> parameters =
        new HashMap<>(
            Map.of("query", List.of(query), "mode", List.of(mode), "limit", List.of("" + limit)));
    if (!cursor.isEmpty()) {
      parameters.put("cursor", List.of(cursor));
    }
    return new Call(
        "GET",
        "/api/v1/events/search",
        Map.of(),
        parameters,
        Map.of(),
        new byte[0],
        new Call.Peer("127.0.0.1", true, Optional.empty()),
        "1");
  }
}
