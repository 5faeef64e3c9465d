package io.redoubt.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.DottedQuad;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.BareTime;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A parser that is not asked about a record, because of the record's first bytes, would have
/// rejected it: so the order of asking is all that decides.
class FirstByteTest {
  private static final int MOST_LINES_OF_A_FILE = 400;
  private static final long SEED = 20_261_122;
  private static final List<String> WORDS =
      List.of(
          "stdout ",
          "stderr ",
          "F ",
          "P ",
          "T",
          "TTTTT ",
          "x",
          " ",
          "/",
          "[**] ",
          "[1:2:3] ",
          "123456789012 eni-1 ",
          "{TCP} 192.0.2.1:1 -> 192.0.2.2:2 ",
          "2 ",
          "-");

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
      boolean addressed = !parser.leadsAddress() && address(bytes, from, to);
      if (timed || addressed || !parser.leads(bytes[from])) {
        ParseOutcome outcome = parser.parse(bytes, from, to, out.begin(record));
        assertThat(outcome)
            .as("%s on %s", parser.format(), file)
            .isInstanceOf(ParseOutcome.Rejected.class);
      }
    }
  }

  private static boolean address(byte[] bytes, int from, int to) {
    int end = DottedQuad.end(bytes, from, to);
    return end > 0 && end < to && bytes[end] == ' ';
  }

  /// Behind the address stands what such a parser looks for, at every place where it may look.
  @Test
  void whoIsNotAskedAboutAddressesWouldRejectThemWhateverFollows() {
    Random random = new Random(SEED);
    List<Leading> passing = leading.stream().filter(parser -> !parser.leadsAddress()).toList();
    assertThat(passing).extracting(parser -> parser.format().id()).contains("cri");
    for (int round = 0; round < 60_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int part = 0; part < 4; part++) {
        text.append(part == 0 ? "" : ".").append(random.nextInt(random.nextBoolean() ? 10 : 256));
      }
      text.append(' ');
      for (int words = random.nextInt(9); words > 0; words--) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
      RawRecord record = RawRecord.of(SourceEntry.named("test"), bytes);
      for (Leading parser : passing) {
        assertThat(parser.parse(bytes, 0, bytes.length, out.begin(record)))
            .as("%s on %s, seed %d", parser.format(), text, SEED)
            .isInstanceOf(ParseOutcome.Rejected.class);
      }
    }
  }
}
