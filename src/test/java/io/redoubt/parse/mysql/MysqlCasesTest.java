package io.redoubt.parse.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.testing.Cases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MysqlCasesTest {
  static List<Path> logs() {
    return Cases.logs("mysql");
  }

  @ParameterizedTest
  @MethodSource("logs")
  void recordsBecomeWhatIsExpected(Path log) throws IOException {
    Cases.check(log);
  }

  @Test
  void recordsAreTheSameHoweverTheStreamIsCut() throws IOException {
    for (Path log : logs()) {
      byte[] all = Files.readAllBytes(log);
      List<String> whole = cutAt(all, all.length);
      for (int chunk = 1; chunk < all.length; chunk++) {
        assertThat(cutAt(all, chunk)).as(log + " in chunks of " + chunk).isEqualTo(whole);
      }
    }
  }

  /* The records of a stream that arrives in chunks of so many bytes. */
  private static List<String> cutAt(byte[] all, int chunk) {
    StatementFraming framing =
        new StatementFraming(
            () -> {
              throw new IllegalStateException("Nothing is parsed here.");
            });
    List<String> records = new ArrayList<>();
    RecordSink sink =
        new RecordSink() {
          @Override
          public void record(RawRecord record) {
            records.add(
                new String(
                    record.buffer(), record.start(), record.length(), StandardCharsets.UTF_8));
          }

          @Override
          public void damaged(String reason) {
            throw new AssertionError(reason);
          }
        };
    int from = 0;
    for (int to = Math.min(chunk, all.length);
        from < all.length;
        to = Math.min(to + chunk, all.length)) {
      Cut cut = framing.cut(all, from, to, to == all.length);
      if (cut.end() > from) {
        cut.splitter().split(new Batch(ENTRY, all, from, cut.end(), from, 1, 0), sink);
        from = cut.end();
      }
    }
    return records;
  }

  private static final SourceEntry ENTRY = new SourceEntry("mysql.log", "mysql.log", 0, null, null);
}
