package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.RawRecord;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.ingest.AuditRecords;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import io.redoubt.parse.wrap.ShippedParser;
import io.redoubt.testing.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// Lines of one auditd event that are delivered together over HTTP, or stand in a file behind
/// headers of syslog, are the same events as in the log of auditd itself.
class AuditTogetherTest {
  private static final String HEADER = "Nov 21 10:00:01 web01 audispd[77]: ";

  private final AuditRecords together = new AuditRecords(ShippedParser::wraps);

  /// What stands around a line on its way.
  enum Around {
    NOTHING,
    SYSLOG,
    PRIORITY,
    COLLECTOR,
    FILEBEAT,
    FLUENT_BIT;

    String around(String line) {
      return switch (this) {
        case NOTHING -> line;
        case SYSLOG -> HEADER + line;
        case PRIORITY -> "<13>1 2026-03-17T01:17:01.518Z web01 audispd 77 - - " + line;
        case COLLECTOR -> "{\"time\":1773710221.5,\"host\":\"web01\",\"event\":" + json(line) + "}";
        case FILEBEAT ->
            "{\"@timestamp\":\"2026-03-17T01:17:01.518Z\",\"message\":"
                + json(line)
                + ",\"agent\":{\"type\":\"filebeat\"},\"host\":{\"name\":\"web01\"}}";
        case FLUENT_BIT -> "{\"date\":1773710221.5, \"log\" : " + json(line) + "}";
      };
    }

    private static String json(String text) {
      return JsonMapper.shared().writeValueAsString(text);
    }
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(Path.of("samples/incident/web01/audit.log"));
  }

  /* As the lines of one event stand in a file. */
  private static List<String> events(List<String> lines) {
    Map<String, String> events = new LinkedHashMap<>();
    for (String line : lines) {
      events.merge(line.replaceAll(".*audit\\(([^)]*)\\).*", "$1"), line, (a, b) -> a + "\n" + b);
    }
    return List.copyOf(events.values());
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  private static List<String> texts(List<byte[]> records) {
    return records.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
  }

  @ParameterizedTest
  @EnumSource(Around.class)
  void eventsOfADeliveryAreThoseOfTheFile(Around wrapping) throws IOException {
    List<byte[]> sent = bytes(lines().stream().map(wrapping::around).toList());
    assertThat(facts(together.join(sent).records())).isEqualTo(facts(bytes(events(lines()))));
  }

  @ParameterizedTest
  @EnumSource(Around.class)
  void nothingIsLostAndTheOrderIsKeptWhateverComesBetween(Around wrapping) throws IOException {
    Random random = new Random(22);
    List<String> sent = new ArrayList<>();
    for (String line : lines()) {
      sent.add(wrapping.around(line));
      if (random.nextInt(3) == 0) {
        sent.add("other " + sent.size());
      }
    }
    AuditRecords.Joined joined = together.join(bytes(sent));
    Map<Integer, String> wanted = new LinkedHashMap<>();
    for (int i = 0; i < sent.size(); i++) {
      wanted.merge(joined.of()[i], sent.get(i), (a, b) -> a + "\n" + b);
    }
    assertThat(texts(joined.records())).containsExactlyElementsOf(wanted.values());
    assertThat(List.copyOf(wanted.keySet())).isSorted();
    assertThat(facts(joined.records())).containsAll(facts(bytes(events(lines()))));
  }

  @Test
  void documentsThatOnlyQuoteAnAuditRecordStayApart() {
    String line = "type=SYSCALL msg=audit(1763719201.123:1): a=b";
    List<byte[]> quoting =
        bytes(
            List.of(
                "{\"rule\":{\"id\":\"1\"},\"full_log\":\"" + line + "\"}",
                "{\"rule\":{\"id\":\"2\"},\"full_log\":\"" + line + "\"}",
                "{\"message\":\"" + line + "\"}",
                "{\"message\":\"" + line + "\"}",
                "{\"agent\":{},\"message\":\"seen " + line + "\",\"data\":1}",
                "{\"agent\":{},\"message\":\"seen " + line + "\",\"data\":2}"));
    assertThat(together.join(quoting).records()).hasSize(6);
  }

  @Test
  void anEventIsBoundedInLinesAndBytes() {
    String line = "type=PATH msg=audit(1763719201.123:1): a=b";
    List<String> many = java.util.Collections.nCopies(450, line);
    assertThat(together.join(bytes(many)).records())
        .extracting(record -> new String(record, StandardCharsets.UTF_8).lines().count())
        .containsExactly(200L, 200L, 50L);
    List<String> large = java.util.Collections.nCopies(3, line + "c".repeat(50_000));
    assertThat(together.join(bytes(large)).records()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Around.class,
      names = {"NOTHING", "SYSLOG", "PRIORITY"})
  void eventsOfAFileBehindHeadersAreThoseOfTheFileHoweverItIsCut(Around wrapping)
      throws IOException {
    List<String> all = new ArrayList<>(lines().stream().map(wrapping::around).toList());
    if (wrapping != Around.NOTHING) {
      all.addFirst("Nov 21 10:00:00 web01 sshd[1]: Server listening on 0.0.0.0 port 22.");
      all.add("Nov 21 10:00:02 web01 sshd[1]: Received signal 15; terminating.");
    }
    byte[] file = (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8);
    List<String> whole = texts(cut(file, file.length));
    assertThat(whole).containsAll(events(lines().stream().map(wrapping::around).toList()));
    for (int room : new int[] {2_000, 5_000, 9_001}) {
      assertThat(texts(cut(file, room))).isEqualTo(whole);
    }
  }

  @Test
  void aLogOfSyslogWithoutAuditRecordsIsReadLineByLine() {
    byte[] file =
        "\u00ef\u00bb\u00bfNov 21 10:00:00 web01 a: (x)\r\n\nNov 21 10:00:01 web01 b: y"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(texts(cut(file, file.length)))
        .containsExactly("Nov 21 10:00:00 web01 a: (x)", "Nov 21 10:00:01 web01 b: y");
  }

  /* The records of a file that is read in pieces of this size. */
  private static List<byte[]> cut(byte[] file, int piece) {
    Sample sample = new Sample(file, Math.min(file.length, 65_536), "messages", true);
    Framing framing = ((Recognition.Log) Formats.standard().recognize(sample)).framing();
    return Records.of(framing, file, piece).records().stream().map(RawRecord::bytes).toList();
  }

  private static List<String> facts(List<byte[]> records) {
    MemoryLog log = new MemoryLog(1_773_800_000_000L);
    log.append(Delivery.of("http", "", records));
    DeliveryReader reader = Runs.reader(new DeadLetters());
    return log.read(0, 10_000).stream()
        .flatMap(batch -> reader.read(batch).stream())
        .map(NumberedEvent::event)
        .map(event -> event.format() + AuditOverSyslogTest.facts(event))
        .toList();
  }
}
