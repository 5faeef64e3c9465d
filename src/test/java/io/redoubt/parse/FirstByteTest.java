package io.redoubt.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.BareTime;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.testing.Corpus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A parser that is not asked about a record, because of the record's first bytes, would have
/// rejected it: so the order of asking is all that decides.
class FirstByteTest {
  private static final int MOST_LINES_OF_A_FILE = 400;

  private final List<Leading> leading =
      Formats.standard().known().stream()
          .filter(Leading.class::isInstance)
          .map(Leading.class::cast)
          .distinct()
          .toList();
  private final EventBuilder out = new EventBuilder();

  @Test
  void mostFormatsAreKnownByTheirFirstByte() {
    assertThat(leading).hasSizeGreaterThan(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"crowdsec", "fail2ban", "loghub-2k", "formats", "suricata", "zeek"})
  void rejectsEveryRecordThatBeginsOtherwise(String part) {
    for (Path file : Corpus.files(Corpus.require(part))) {
      byte[] bytes = Corpus.read(file);
      int start = 0;
      for (int lines = 0; start < bytes.length && lines < MOST_LINES_OF_A_FILE; lines++) {
        int end = Bytes.find(bytes, start, bytes.length, '\n');
        if (end > start) {
          line(bytes, start, end, file);
        }
        start = end + 1;
      }
    }
  }

  private void line(byte[] bytes, int from, int to, Path file) {
    RawRecord record =
        new RawRecord(SourceEntry.named("test"), bytes, from, to - from, from, 1, -1);
    for (Leading parser : leading) {
      boolean letter = Character.isLetter(bytes[from]);
      boolean timed = letter && !parser.leadsTime() && BareTime.stands(bytes, from, to);
      if (timed || !parser.leads(bytes[from])) {
        ParseOutcome outcome = parser.parse(bytes, from, to, out.begin(record));
        assertThat(outcome)
            .as("%s on %s", parser.format(), file)
            .isInstanceOf(ParseOutcome.Rejected.class);
      }
    }
  }
}
