package io.redoubt.triage.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Where no slot can begin, the pattern of slots is not tried; nothing is lost by that.
class FormTest {
  private static final int NUMBER = 5;

  private static final Pattern COUNTED =
      Pattern.compile("(\uE000#\uE001 (?:[a-z]+ )?)([a-z]+)(?=[ .:;,])");

  private static final List<String> PIECES =
      List.of(
          "2026-11-21T10:20:30Z",
          "Nov 21 10:20:30",
          "21/Nov/2026:10:20:30 +0000",
          "10:20",
          "3 min 4 s",
          "IP_EXT_1_N2",
          "\"USER_3\" (12)",
          "ADMIN_1, USER_2, …",
          "deadbeef01",
          "DEADBEEF",
          "0x1f",
          "(17)",
          "17",
          "443 (12)",
          "443 (x",
          ".5 (6",
          "7,",
          ".8,",
          "11 min 54 s",
          "1234567 d",
          "2 h",
          "3.5",
          "8.8.8.8",
          "44 events",
          "3 days",
          "4 hosts",
          "5 mi",
          "6 min",
          "7 mins",
          "8 s_",
          "9 hé",
          "2026-11-21 10:20:30 UTC",
          "2026-11-21T10:20:30,123+01:00",
          "2026-11-21T10:20:30.1234567890-0100",
          "2026-11-21",
          "10:20:30 UTC",
          "_10:20",
          "é10:20",
          "10:2",
          "1234567",
          "12345678",
          "1,234",
          "GET /index",
          "SSH-2.0",
          "Failed",
          "A_1",
          "XX_",
          "\"",
          "_",
          " ",
          "a");

  @Test
  void patternMatchesNowhereItIsNotTried() {
    Random random = new Random(7);
    for (int n = 0; n < 12_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(1, 6); k > 0; k--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
        text.append(" ,:=([\"".charAt(random.nextInt(7)));
      }
      text.setCharAt(random.nextInt(text.length()), "aF0_ \"Z9".charAt(random.nextInt(8)));
      agrees(text.toString());
    }
  }

  @Test
  void whatIsCountedIsSingular() {
    Random random = new Random(8);
    List<String> pieces =
        List.of(
            "\uE000#\uE001 ",
            "\uE000T\uE001 ",
            "failed ",
            "names",
            "addresses,",
            " ",
            "a",
            "X.",
            "-");
    for (int n = 0; n < 20_000; n++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(1, 9); k > 0; k--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String expected =
          COUNTED.matcher(text).replaceAll(m -> m.group(1) + Form.singular(m.group(2)));
      assertThat(Skeleton.singular(text.toString())).isEqualTo(expected);
    }
  }

  private static void agrees(String text) {
    Matcher matcher = Form.SLOT.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    for (int i = 0; i < text.length(); i++) {
      boolean inside =
          text.charAt(i) != '"' && i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
      if (!inside && !Form.begins(text, i)) {
        assertThat(matcher.region(i, text.length()).lookingAt()).as("%s at %d", text, i).isFalse();
      } else if (!inside && Digits.end(text, i) != 0) {
        boolean found = matcher.region(i, text.length()).lookingAt();
        int end = found && matcher.start(NUMBER) >= 0 ? matcher.end() : -1;
        assertThat(Digits.end(text, i)).as("%s at %d", text, i).isEqualTo(found ? end : -1);
      } else if (!inside && Times.end(text, i) > 0) {
        boolean found = matcher.region(i, text.length()).lookingAt() && matcher.start(1) >= 0;
        assertThat(Times.end(text, i)).as("%s at %d", text, i).isEqualTo(found ? matcher.end() : 0);
      } else if (!inside) {
        boolean found = matcher.region(i, text.length()).lookingAt() && matcher.start(2) >= 0;
        assertThat(Digits.span(text, i))
            .as("%s at %d", text, i)
            .isEqualTo(found ? matcher.end() : 0);
      }
    }
  }

  /// A one is counted where the pattern would find it.
  @Test
  void countsOnesAsThePatternDoes() {
    Pattern one = Pattern.compile("(?<![\\w.\"/=-])1(?= [a-z])");
    Random random = new Random(20_261_121);
    String signs = "1 aZ_.\"/=-0(é";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(random.nextInt(3) == 0 ? "1 a" : signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(Skeleton.counted(text.toString()))
          .isEqualTo(one.matcher(text).replaceAll("\uE000#\uE001"));
    }
  }

  /// Rates and times are left out where the patterns would find them.
  @Test
  void leavesOutRatesAndTimesAsThePatternsDo() {
    Pattern rate = Pattern.compile(", about (?:\uE000#\uE001|1|less than 1) a minute");
    Pattern when =
        Pattern.compile(
            "(?:at \uE000T\uE001|from \uE000T\uE001 to \uE000T\uE001)(?: \\(\uE000D\uE001\\))?");
    List<String> pieces =
        List.of(
            ", about ",
            "\uE000#\uE001",
            "1",
            "less than 1",
            " a minute",
            "at ",
            "\uE000T\uE001",
            "from \uE000T\uE001",
            " to \uE000T\uE001",
            " (\uE000D\uE001)",
            "x",
            " ");
    Random random = new Random(20_261_122);
    for (int i = 0; i < 40_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      String template = text.toString();
      assertThat(Skeleton.unrated(template)).isEqualTo(rate.matcher(template).replaceAll(""));
      assertThat(Skeleton.when(template)).isEqualTo(when.matcher(template).replaceAll("when"));
    }
  }
}
