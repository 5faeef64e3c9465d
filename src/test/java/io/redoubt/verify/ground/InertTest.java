package io.redoubt.verify.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No command slips by because no word of one was seen.
class InertTest {
  private static final List<String> WORDS =
      List.of(
          "sudo x",
          "Curl x",
          "powershell.exe x",
          "rm -rf",
          "net  user",
          "type\tthe following",
          "run this command",
          "x1sudo y",
          "reg add",
          "pseudosudo x",
          "kill /x",
          "dd\u000b-x",
          "information",
          "the",
          ".",
          "(",
          "_",
          "é",
          "9",
          " ",
          "format",
          "sc",
          "é sudo é",
          "bash\n");

  @Test
  void whereACommandIsFoundOneOfItsWordsOrSignsWasSeen() {
    Random random = new Random(20_261_121);
    int found = 0;
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(6); n >= 0; n--) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
        text.append(random.nextBoolean() ? " " : "");
      }
      String lower = text.toString().toLowerCase(Locale.ROOT);
      if (Inert.COMMAND_WORDS.matcher(lower).find()) {
        found++;
        assertThat(Inert.commanded(lower)).as(lower).isTrue();
      }
    }
    assertThat(found).isGreaterThan(5_000);
  }

  private static final String PIECES =
      "http|hxxps|x|:|/|www.|.|mailto|JavaScript|data|file|[|]|(|!|`|<|>|a|?|&|amp;|#|*|_|$|{|%| |"
          + "\t|9";

  /// No link and no markup slips by because no sign of it was seen.
  @Test
  void whereALinkOrMarkupIsFoundASignOfItWasSeen() {
    Random random = new Random(20_261_122);
    String[] pieces = PIECES.split("\\|");
    int links = 0;
    int marks = 0;
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String lower = text.toString().toLowerCase(Locale.ROOT);
      if (Inert.LINK.matcher(lower).find()) {
        links++;
        assertThat(Inert.linked(lower)).as(lower).isTrue();
      }
      if (Inert.MARKUP.matcher(lower).find()) {
        marks++;
        assertThat(Inert.marked(lower)).as(lower).isTrue();
      }
    }
    assertThat(links).isGreaterThan(1_000);
    assertThat(marks).isGreaterThan(5_000);
  }
}
