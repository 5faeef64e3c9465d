package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How long 64 KiB of the worst texts take: repetitions of what patterns begin with, and texts
/// drawn from the characters of encodings, numbers and signs. Processor time of the thread, the
/// best of some rounds, because the machine does other work; reported, never asserted.
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
          "Anna ",
          "Anna_",
          "Mc",
          "Aa, ",
          "Aa de la ",
          "anna.",
          "(anna) CMD",
          "sudo: ",
          "invalid user ",
          "Dear ",
          "\"",
          "'",
          "{\"");

  private static final String DIGITS = "0123456789";
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/" + DIGITS;

  @Test
  void sixtyFourKibibytesOfTheWorstTexts() {
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[32]);
    Map<String, String> texts = texts();
    long most = 0;
    String worst = "";
    for (Map.Entry<String, String> named : texts.entrySet()) {
      String text = named.getValue();
      long best = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        RedactionCase one = redactor.open("case", Tier.EXCERPTS);
        long before = cpu();
        assertThat(one.text(text)).isInstanceOf(Redaction.Done.class);
        best = Math.min(best, cpu() - before);
      }
      if (best > most) {
        most = best;
        worst = named.getKey();
      }
    }
    String figure = String.format(Locale.ROOT, "%.1f ms (%s)", most / 1e6, worst);
    Figures.report("redaction: 64 KiB, the worst of " + texts.size() + " texts", figure, "50 ms");
  }

  private static Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String unit : UNITS) {
      texts.put("repetitions of \"" + unit + "\"", unit.repeat(LENGTH / unit.length()));
    }
    Random random = new Random(5);
    texts.put("base64", drawn(random, BASE64, LENGTH, ""));
    texts.put("base64 in lines", drawn(random, BASE64, 76, "\n"));
    texts.put("base64 in words", drawn(random, BASE64, 20, " "));
    texts.put("digits", drawn(random, DIGITS, LENGTH, ""));
    texts.put("digits by fours", drawn(random, DIGITS, 4, " "));
    texts.put("numbers of three digits between dots", drawn(random, DIGITS, 3, "."));
    texts.put("hexadecimal by fours", drawn(random, "abcdef" + DIGITS, 4, ":"));
    texts.put("signs", drawn(random, "\"'@\\/%&=:;,.<>()[]{}|`~#+-_" + BASE64, LENGTH, ""));
    return texts;
  }

  private static String drawn(Random random, String alphabet, int every, String between) {
    StringBuilder text = new StringBuilder(LENGTH + between.length());
    for (int i = 1; text.length() < LENGTH; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      text.append(i % every == 0 ? between : "");
    }
    return text.substring(0, LENGTH);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
