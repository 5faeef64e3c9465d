package io.redoubt.parse.zeek;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.ParseOutcome;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Parsing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ZeekTest {
  private static final String HEADER =
      """
      #separator \\x09
      #set_separator\t,
      #empty_field\t(empty)
      #unset_field\t-
      #path\tdns
      #fields\tts\tuid\tid.orig_h\tid.orig_p\tquery\trejected\tanswers\tTTLs
      #types\ttime\tstring\taddr\tport\tstring\tbool\tvector[string]\tvector[interval]
      """;

  /// Every so manieth record is compared, to save time; the step has no common rhythm with the
  /// data.
  private static final int STEP = 29;

  private static List<Event> read(String text) {
    return Parsing.events("dns.log", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsColumnsByTheirTypes() {
    Event event =
        read(HEADER
                + "1763633472.5\tC1\t10.0.0.7\t5353\twww.example.org\tF\ta\\x09b,c\\\\d\t60.0,-\n")
            .getFirst();
    assertThat(event.format().id()).isEqualTo("zeek.dns");
    assertThat(event.outcome()).isEqualTo(ParseOutcome.Ok.OK);
    assertThat(event.texts(Field.of("zeek.dns.answers"))).containsExactly("a\tb", "c\\d");
    assertThat(event.texts(Field.of("zeek.dns.TTLs"))).containsExactly("60.0");
    assertThat(event.text(Field.of("zeek.dns.rejected"))).isEqualTo("false");
    assertThat(event.text(Field.of("source.ip"))).isEqualTo("10.0.0.7");
    assertThat(event.text(Field.of("dns.question.name"))).isEqualTo("www.example.org");
    assertThat(event.record().line()).isEqualTo(8);
  }

  @Test
  void leavesUnsetAndEmptyColumnsOut() {
    Event event = read(HEADER + "1763633472.5\tC1\t-\t-\t-\tT\t(empty)\t-\n").getFirst();
    assertThat(event.has(Field.of("zeek.dns.answers"))).isFalse();
    assertThat(event.has(Field.of("source.ip"))).isFalse();
  }

  @Test
  void followsAHeaderThatChangesInTheMiddle() {
    String other =
        """
        #close\t2026-11-20
        #separator |
        #path|conn
        #fields|ts|uid|conn_state
        #types|time|string|string
        1763633473.0|C2|SF
        """;
    List<Event> events = read(HEADER + "1763633472.5\tC1\t-\t-\tx\tT\t-\t-\n" + other);
    assertThat(events).extracting(e -> e.format().id()).containsExactly("zeek.dns", "zeek.conn");
    assertThat(events.get(1).text(Field.of("event.action"))).isEqualTo("SF");
  }

  @Test
  void keepsShortAndForeignLines() {
    List<Event> events = read(HEADER + "1763633472.5\tC1\t10.0.0.7\nsomething else\n");
    assertThat(events.get(0).outcome()).isInstanceOf(ParseOutcome.Partial.class);
    assertThat(events.get(0).text(Field.of("source.ip"))).isEqualTo("10.0.0.7");
    assertThat(events.get(1).outcome()).isInstanceOf(ParseOutcome.Rejected.class);
  }

  @Test
  void tellsJsonLogsByTheirFields() {
    assertThat(format("{\"ts\":1.5,\"uid\":\"C1\",\"conn_state\":\"SF\"}")).isEqualTo("zeek.conn");
    assertThat(format("{\"_path\":\"my_log\",\"ts\":1.5,\"a\":1}")).isEqualTo("zeek.my_log");
    assertThat(format("{\"ts\":1.5,\"note\":\"A::B\",\"msg\":\"x\"}")).isEqualTo("zeek.notice");
  }

  private static String format(String json) {
    return read(json).getFirst().format().id();
  }

  @Test
  void tsvEqualsJsonAfterNormalisation() {
    Path root = Corpus.require("zeek/wrccdc-2018");
    long same = 0;
    long of = 0;
    List<String> differing = new ArrayList<>();
    for (Path tsv : Corpus.files(root.resolve("zeek-default"))) {
      String log = tsv.getFileName().toString().replace(".log.gz", "");
      Path json = root.resolve("zeek-json").resolve(log + ".json.gz");
      if (!Files.exists(json)) {
        continue;
      }
      List<Event> left = Parsing.events(tsv.toString(), Corpus.read(tsv));
      List<Event> right = Parsing.events(json.toString(), Corpus.read(json));
      assertThat(left).as(log).hasSameSizeAs(right);
      for (int i = 0; i < Math.min(left.size(), right.size()); i += STEP) {
        of++;
        List<String> difference = difference(left.get(i), right.get(i));
        same += difference.isEmpty() ? 1 : 0;
        if (!difference.isEmpty() && differing.size() < 20) {
          differing.add(log + " " + i + " " + difference);
        }
      }
    }
    differing.forEach(System.out::println);
    Figures.atLeast("Zeek TSV = JSON after normalisation", 1.0, same, of);
  }

  private static List<String> difference(Event tsv, Event json) {
    TreeSet<String> left = new TreeSet<>(cells(tsv));
    TreeSet<String> right = new TreeSet<>(cells(json));
    List<String> difference = new ArrayList<>();
    left.stream()
        .filter(cell -> !right.contains(cell))
        .map(c -> "tsv " + c)
        .forEach(difference::add);
    right.stream()
        .filter(cell -> !left.contains(cell))
        .map(c -> "json " + c)
        .forEach(difference::add);
    return difference;
  }

  private static List<String> cells(Event event) {
    List<String> cells = new ArrayList<>(List.of(event.format().id(), event.time().instant() + ""));
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      if (!name.endsWith("._path") && !name.endsWith("._write_ts")) {
        String text = comparable(event.text(i));
        if (!text.isEmpty()) {
          cells.add(name + "=" + text);
        }
      }
    }
    return cells;
  }

  /// Numbers and times in the precision that both writers keep: microseconds.
  private static String comparable(String text) {
    if (text.isEmpty() || text.length() > 40 || (text.charAt(0) > '9' || text.charAt(0) < '-')) {
      return text;
    }
    if (text.matches("-?\\d{1,18}(\\.\\d+)?([eE]-?\\d{1,2})?")) {
      return new BigDecimal(text).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }
    if (!text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
      return text;
    }
    try {
      Instant time = Instant.parse(text);
      return BigDecimal.valueOf(time.getEpochSecond())
          .add(BigDecimal.valueOf(time.getNano(), 9))
          .setScale(6, RoundingMode.HALF_UP)
          .toPlainString();
    } catch (DateTimeParseException noTime) {
      return text;
    }
  }
}
