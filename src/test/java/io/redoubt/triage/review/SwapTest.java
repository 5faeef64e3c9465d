package io.redoubt.triage.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is tried only where it can begin finds what it finds when tried everywhere.
class SwapTest {
  private static final long SEED = 20_261_121;
  private static final List<String> PIECES =
      List.of(
          "2026-03-17 02:40:11 UTC",
          "2026-03-17T02:40:11.123Z",
          "2026-03-17T02:40:11,5+01:00",
          "Mar 17 02:40:11",
          "Mar  7 02:40:11",
          "11 min 47 s",
          "3 d 4 h",
          "12345678 s",
          "47 sec",
          "9f00aa17",
          "deadbeef",
          "9f00aa1",
          "d41d8cd98f00b204e9800998ecf8427e",
          "sshd[811]",
          "[1]",
          "USER_3",
          "IP_EXT_1_N2",
          "xUSER_3",
          "ADMIN_12",
          "HOST_1_N",
          "12,345",
          "7",
          "1",
          "0",
          "1.5",
          "T1110.001",
          "port 22",
          "benign",
          "harmless",
          "innocuous",
          "legit",
          "safely",
          "TRUSTED",
          "normal",
          "ordinary",
          "routine",
          "usual",
          "scheduled",
          "maintenance",
          "authorized",
          "approved",
          "sanctioned",
          "permitted",
          "non-issue",
          "penetration",
          "red team",
          "exercise",
          "drill",
          "no",
          "nothing to",
          "ignored",
          "dismiss",
          "disregard",
          "closed",
          "resolved",
          "suppress",
          "whitelist",
          "allow-list",
          "downgrading",
          "informational",
          "low risk",
          "already handled",
          "unremarkable",
          "not a real threat",
          "No action",
          "pen-test",
          "testing",
          "it ran as expected",
          "\u017fafe",
          "\u212anown good",
          "unsafe",
          "test_x",
          "false positive",
          "http://x",
          "www.x",
          "WWW.x",
          "javascript:",
          "Data:",
          "vbscript:",
          "mailto:",
          "x.file:",
          "profile:",
          "s3://x",
          "port: 22",
          "=1",
          " -2",
          "\t",
          "Please run it",
          "- close",
          "You must delete",
          "a&&b",
          "a&b",
          "!",
          "]",
          "$",
          "(",
          ":",
          "/",
          "`",
          "{",
          "$(x)",
          "![",
          "](",
          "x",
          " ",
          ".",
          ",",
          "_",
          "-");

  private static String drawn(Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = 1 + random.nextInt(7); n > 0; n--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      text.append(random.nextInt(3) == 0 ? "" : " ");
    }
    return text.toString();
  }

  private static void agrees(String text) {
    assertThat(Reassurance.in(text))
        .as("%s", text)
        .isEqualTo(Reassurance.CALMING.matcher(text).find());
    assertThat(Active.in(text))
        .as("%s", text)
        .isEqualTo(Active.TEXT.matcher(text).find() || Active.ORDER.matcher(text).find());
  }

  @Test
  void agreesOnTextsPutTogetherFromPieces() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      agrees(drawn(random));
    }
  }

  @Test
  void agreesOnTheCorpus() {
    List<Path> files = Corpus.files(Corpus.require("."));
    for (int f = 0; f < files.size(); f += 16) {
      byte[] bytes = Corpus.read(files.get(f));
      new String(bytes, 0, Math.min(bytes.length, 60_000), StandardCharsets.UTF_8)
          .lines()
          .limit(20)
          .forEach(line -> agrees(line.length() > 1000 ? line.substring(0, 1000) : line));
    }
  }
}
