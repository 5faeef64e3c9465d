package io.redoubt.parse.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.testing.Parsing;
import io.redoubt.testing.Records;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Stack traces and indented lines belong to the record above them, where the log shows it.
class TraceFramingTest {
  private static final String JAVA =
      """
      2026-03-01 10:00:00,123 INFO  [main] shop.Till - ready
      2026-03-01 10:00:01,000 ERROR [main] shop.Till - sale of 10.9.8.7 failed
      java.lang.IllegalStateException: no paper
      \tat shop.Till.print(Till.java:7)
      \tat shop.Till.sell(Till.java:99)
      Caused by: java.io.IOException: lp0 on fire
      \tat shop.Printer.put(Printer.java:1)
      \t... 2 more
      2026-03-01 10:00:02,000 INFO  [main] shop.Till - next
      a line of somebody else
      2026-03-01 10:00:03,000 INFO  [main] shop.Till - end
      """;

  private static final String PYTHON =
      """
      [2026-03-01 10:00:01] app ERROR cannot greet
      Traceback (most recent call last):
        File "/srv/app/hello.py", line 3, in greet
          name = names[7]
      IndexError: list index out of range

      During handling of the above exception, another exception occurred:

      Traceback (most recent call last):
        File "/srv/app/hello.py", line 9, in <module>
          greet()
      app.errors.GreetError: nobody there
      [2026-03-01 10:00:02] app INFO bye
      """;

  private static final String POSTGRES =
      """
      2026-03-01 10:00:01.500 UTC [77] ann@shop ERROR:  relation "sales" does not exist at character 15
      2026-03-01 10:00:01.500 UTC [77] ann@shop STATEMENT:  select *
      \tfrom sales
      \twhere id = 7;
      2026-03-01 10:00:02.000 UTC [1] LOG:  checkpoint starting: time
      """;

  private static Framing framing(byte[] bytes) {
    Sample sample = new Sample(bytes, bytes.length, "x", true);
    Recognition recognition = Formats.standard().recognize(sample);
    assertThat(recognition).isInstanceOf(Recognition.Log.class);
    return ((Recognition.Log) recognition).framing();
  }

  private static List<RawRecord> records(String text, int chunk) {
    byte[] bytes = text.getBytes(UTF_8);
    List<RawRecord> records = Records.of(framing(bytes), bytes, chunk).records();
    for (RawRecord record : records) {
      int at = (int) record.position();
      assertThat(record.bytes()).isEqualTo(Arrays.copyOfRange(bytes, at, at + record.length()));
    }
    return records;
  }

  @Test
  void javaTracesBelongToTheirRecord() {
    for (int chunk : new int[] {1, 7, 60, 10_000}) {
      List<RawRecord> records = records(JAVA, chunk);
      assertThat(records).extracting(RawRecord::line).containsExactly(1L, 2L, 9L, 10L, 11L);
      assertThat(records.get(1).text()).contains("no paper", "lp0 on fire").endsWith("2 more");
      assertThat(records.get(3).text()).isEqualTo("a line of somebody else");
    }
  }

  @Test
  void pythonTracebacksBelongToTheirRecord() {
    for (int chunk : new int[] {1, 10_000}) {
      List<RawRecord> records = records(PYTHON, chunk);
      assertThat(records).extracting(RawRecord::line).containsExactly(1L, 13L);
      assertThat(records.getFirst().text()).endsWith("app.errors.GreetError: nobody there");
    }
  }

  @Test
  void statementsOfPostgresBelongToTheirRecord() {
    for (int chunk : new int[] {1, 10_000}) {
      assertThat(records(POSTGRES, chunk)).extracting(RawRecord::line).containsExactly(1L, 2L, 5L);
    }
  }

  @Test
  void carriageReturnsAndTheLastLineAreAsTheyWere() {
    String text = JAVA.replace("\n", "\r\n").stripTrailing();
    List<RawRecord> records = records(text, 50);
    assertThat(records).hasSize(5);
    assertThat(records.get(1).text()).contains("Till.java:7)\r\n\tat").endsWith("2 more");
  }

  @Test
  void textThatShowsNoTraceIsLines() {
    String indented = "2026-03-01 10:00:00 first\n  second\n\tthird\n2026-03-01 10:00:01 x\n";
    assertThat(records(indented, 100)).hasSize(4);
    String undated = "started\n\tat shop.Till.print(Till.java:7)\nstopped\n";
    assertThat(records(undated, 100)).hasSize(3);
  }

  @Test
  void whatIsJoinedIsBounded() {
    String frame = "\tat shop.Till.print(Till.java:7)\n";
    String deep = "2026-03-01 10:00:00 ERROR deep\n" + frame.repeat(2000);
    for (int chunk : new int[] {64, 4096, 1 << 20}) {
      List<RawRecord> records = records(deep + "2026-03-01 10:00:01 INFO end\n", chunk);
      long all = records.stream().mapToLong(r -> r.text().lines().count()).sum();
      assertThat(all).isEqualTo(2002);
      assertThat(records)
          .allSatisfy(
              r -> assertThat(r.text().lines().count()).isLessThanOrEqualTo(TraceFraming.LINES));
    }
  }

  @Test
  void theRecordIsReadWithItsTimeAndItsAddress() {
    Event event = Parsing.events("app.log", JAVA.getBytes(UTF_8)).get(1);
    assertThat(event.time().instant()).hasToString("2026-03-01T10:00:01Z");
    assertThat(event.texts(Ecs.RELATED_IP)).contains("10.9.8.7");
    assertThat(event.record().text()).contains("Caused by");
  }
}
