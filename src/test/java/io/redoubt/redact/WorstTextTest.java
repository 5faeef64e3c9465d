package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long 64 KiB of the worst texts take: repetitions of what patterns begin with. Processor time
/// of the thread, the best of some rounds, because the machine does other work; reported, never
/// asserted.
@Tag("campaign")
class WorstTextTest {
  private static final int LENGTH = 64 << 10;
  private static final int ROUNDS = 9;

  private static final List<String> UNITS =
      List.of(
          "a",
          "aA1",
          "1",
          "1.",
          "1.1.1.1",
          "::",
          "a:",
          "a.",
          "a.b-",
          "a@",
          "a@b.",
          "/home/",
          "\\\\",
          "user=",
          "user: ",
          "for user ",
          "password for ",
          "password=",
          "token: ",
          "&amp;",
          "%41",
          "\\u0041",
          "\\n",
          "=\n",
          "S-1-5-",
          "arn:",
          "-----begin ",
          "eyj",
          "eyJhbGciOi.",
          "+1 ",
          "(0",
          "4111 ",
          "DE12",
          "12-",
          "1234567890 ",
          "sk_live_",
          "ghp_",
          "AKIA",
          "xoxb-",
          "https://a:b@",
          "Cookie: a",
          "1.2345,",
          "-1.2345, ",
          "_",
          "A_1",
          "USER_1 ",
          "\"",
          "'",
          "{\"");

  @Test
  void sixtyFourKibibytesOfTheWorstTexts() {
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[32]);
    long most = 0;
    String worst = "";
    for (String unit : UNITS) {
      String text = unit.repeat(LENGTH / unit.length());
      long best = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        RedactionCase one = redactor.open("case", Tier.EXCERPTS);
        long before = cpu();
        assertThat(one.text(text)).isInstanceOf(Redaction.Done.class);
        best = Math.min(best, cpu() - before);
      }
      if (best > most) {
        most = best;
        worst = unit;
      }
    }
    String figure =
        String.format(Locale.ROOT, "%.1f ms (repetitions of \"%s\")", most / 1e6, worst);
    Figures.report("redaction: 64 KiB, the worst of " + UNITS.size() + " texts", figure, "50 ms");
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
