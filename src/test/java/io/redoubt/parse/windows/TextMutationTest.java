package io.redoubt.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events with random damage in every text encoding: nothing escapes the parsers.
class TextMutationTest {
  private static final int ROUNDS = 3000;
  private static final String MARKS = "<>&;\"'\\/{}[]:,=\t #!-x0\0";

  private final SplittableRandom random = new SplittableRandom(9);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Event xmlns='x'><System><Provider Name='p'/><EventID"
            + " Qualifiers='0'>1</EventID></System><EventData><Data"
            + " Name='a'>b&amp;&#x41;<![CDATA[c]]></Data><Data/></EventData></Event>",
        "{\"Event\":{\"System\":{\"EventID\":1,\"Keywords\":\"0x8\"},\"EventData\":{\"a\":\"b \\\\n"
            + "\",\"g\":\"5770385F-C22A-43E0-BF4C-06F5698FFBD9\",\"Data\":[\"\",1]}}}",
        "{\"EventID\":1,\"Channel\":\"c\",\"Keywords\":-5,\"EventTime\":\"x\",\"EventData\":"
            + "\"<EventData><Data Name=\\\"q\\\">1</Data></EventData>\"}",
        "<13>1 2026-03-01T08:00:00Z p - - - - MSWinEventLog\t1\tSecurity\t8\tt\t46\tp\tN/A\tN/A\t"
            + "Success Audit\tpc\tLogon\t\tMade.    Subject:   Account Name:  a   X: y\t7"
      })
  void survivesDamage(String event) {
    byte[] original = event.getBytes(StandardCharsets.UTF_8);
    EventBuilder out = new EventBuilder();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = mutated(original);
      for (Parser parser : WindowsFormats.lines()) {
        out.begin(RawRecord.of(SourceEntry.named("x"), bytes));
        out.outcome(parser.parse(bytes, 0, bytes.length, out));
        assertThat(out.build().size()).isLessThan(200);
      }
    }
  }

  private byte[] mutated(byte[] original) {
    byte[] bytes = java.util.Arrays.copyOf(original, original.length - random.nextInt(3) * 7);
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes; i++) {
      char mark = MARKS.charAt(random.nextInt(MARKS.length()));
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextBoolean() ? mark : random.nextInt(256));
    }
    return bytes;
  }
}
