package io.redoubt.triage.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Kept;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.testing.Findings;
import io.redoubt.triage.evidence.RawLines;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Records longer than a model is shown.
class LongRecordsTest {
  private static final String HOST = "fs01.corp.example.com";
  private static final String SECRET = "ghp_" + "k4Tz9QwX".repeat(4) + "aB3d";

  private static String shown(String original) {
    Evidence line =
        RawLines.STANDARD.line(
            "E1",
            Findings.event(
                "a.log",
                1,
                1,
                "json",
                "host.name",
                HOST,
                "user.full_name",
                "Jane Q Doe",
                "event.original",
                original));
    var redaction = new Redactor(RedactionPolicy.standard(), new byte[32]).open("c", Tier.EXCERPTS);
    LineRenderer renderer = new LineRenderer(redaction, 1, false);
    renderer.learn(List.of(line));
    return renderer.line(line).orElseThrow().plain().text();
  }

  @ParameterizedTest
  @ValueSource(ints = {460, 481, 485, 490, 499, 500, 501, 790, 800, 815, 819, 820, 821})
  void noCutGoesThroughWhatIsTakenOut(int before) {
    for (String gap : List.of("x ", "xy,z", "=&=&")) {
      String head = gap.repeat(before).substring(0, before);
      for (String tail : List.of("", " and so on".repeat(60))) {
        assertThat(shown(head + HOST + tail)).doesNotContain("fs01", "fs0", "corp");
        assertThat(shown(head + " Jane Q Doe" + tail)).doesNotContain("Jane");
        assertThat(shown(head + " " + SECRET + tail)).doesNotContain("ghp_", "k4Tz");
      }
    }
  }

  @Test
  void aVeryLongSecretIsTakenOutBeforeLongWordsAreCut() {
    String secret = "ATATT3x" + "fGhT=k_9-qWzP7".repeat(13) + "fGhTk9-";
    assertThat(shown("sent " + secret + " to peer"))
        .contains("[secret ", "to peer")
        .doesNotContain("fGhT", "qWzP7");
  }

  @ParameterizedTest
  @ValueSource(ints = {499, 500, 501, 5000})
  void whatIsLeftOutIsCounted(int length) {
    String text = shown("y ".repeat(length).substring(0, length));
    int shown = text.indexOf('…') < 0 ? text.length() : text.indexOf('…');
    assertThat(shown).isEqualTo(Math.min(length, Kept.RECORD));
    assertThat(text.substring(shown))
        .isEqualTo(length <= Kept.RECORD ? "" : "…[+" + (length - Kept.RECORD) + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"…[+5]", "…[+x]", "…[+99999999999]", "…[+]"})
  void aRecordThatSaysItIsCutIsReadWhole(String end) {
    String record = "GET /a HTTP/1.1 last" + end;
    assertThat(shown(record)).contains("last");
    assertThat(Kept.left(record)).isZero();
  }
}
