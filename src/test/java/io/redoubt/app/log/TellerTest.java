package io.redoubt.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a service tells of itself.
class TellerTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Teller teller =
      new Teller(new PrintStream(out, true, StandardCharsets.UTF_8), true);

  private static LogRecord record(Level level, String message, Instant time) {
    LogRecord record = new LogRecord(level, message);
    record.setLoggerName("io.redoubt.test");
    record.setInstant(time);
    return record;
  }

  private List<JsonNode> lines() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  @Test
  void aRecordIsALineWithTheNamesOfEcs() {
    LogRecord record = record(Level.WARNING, "Something {0}.", NOON);
    record.setParameters(new Object[] {"happened\nhere"});
    record.setThrown(new IllegalStateException("why"));
    teller.publish(record);
    JsonNode line = lines().getFirst();
    assertThat(line.get("@timestamp").asString()).isEqualTo("2026-11-21T12:00:00Z");
    assertThat(line.get("log.level").asString()).isEqualTo("warn");
    assertThat(line.get("message").asString()).isEqualTo("Something happened\nhere.");
    assertThat(line.get("log.logger").asString()).isEqualTo("io.redoubt.test");
    assertThat(line.get("service.name").asString()).isEqualTo("redoubt");
    assertThat(line.get("error.type").asString()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.get("error.stack_trace").asString()).contains("TellerTest");
  }

  @Test
  void whatRepeatsItselfIsCountedInstead() {
    for (int i = 0; i < 1000; i++) {
      teller.publish(record(Level.INFO, "the same", NOON.plusMillis(i)));
    }
    teller.publish(record(Level.INFO, "another", NOON));
    teller.publish(record(Level.INFO, "the same", NOON.plusSeconds(11)));
    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(7);
    assertThat(lines.getLast().get("message").asString())
        .isEqualTo("the same (and 995 times before)");
  }

  @Test
  void differentThingsArePassedOnWhateverTheirNumber() {
    for (int i = 0; i < 3000; i++) {
      teller.publish(record(Level.INFO, "thing " + i, NOON));
    }
    assertThat(lines()).hasSize(3000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key rdb_S3CRETs3cretS3CRET refused",
        "Authorization: Bearer S3CRETs3cretS3CRET",
        "X-API-Key: S3CRETs3cretS3CRET",
        "{\"password\":\"S3CRETs3cretS3CRET\"}",
        "token=S3CRETs3cretS3CRET&x=1",
        "cannot ask https://user:S3CRETs3cretS3CRET@engine.example/x"
      })
  void secretsAreTakenOut(String message) {
    teller.publish(record(Level.INFO, message.replace("{", "'{'"), NOON));
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("***").doesNotContain("S3CRET");
  }

  @Test
  void charactersThatSteerATerminalAreNone() {
    new Teller(new PrintStream(out, true, StandardCharsets.UTF_8), false)
        .publish(record(Level.SEVERE, "red \u001b[31m text \u0007", NOON));
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("2026-11-21T12:00:00Z error io.redoubt.test: red \uFFFD[31m")
        .doesNotContain("\u001b", "\u0007");
  }

  @Test
  void printedLinesAreToldToo() {
    PrintStream printed =
        new PrintStream(
            new PrintedLines(teller, InstantSource.fixed(NOON)), true, StandardCharsets.UTF_8);
    printed.print("redoubt: ready ");
    printed.println("on ü");
    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst().get("message").asString()).isEqualTo("ready on ü");
  }
}
