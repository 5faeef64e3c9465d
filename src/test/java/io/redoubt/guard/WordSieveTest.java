package io.redoubt.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The sieve changes nothing of what the detector says.
class WordSieveTest {
  private static final long SEED = 20_261_121;
  private static final InstructionDetector DETECTOR = new InstructionDetector();
  private static final List<Lexicon.Entry> PHRASES = Lexicon.load().entries();

  private static void agrees(String text) {
    String bounded = text.length() > 2000 ? text.substring(0, 2000) : text;
    if (bounded.length() >= 12) {
      assertThat(DETECTOR.inspect(bounded))
          .as("%s", bounded)
          .isEqualTo(DETECTOR.closely(bounded, true));
      assertThat(DETECTOR.inspectPlain(bounded))
          .as("%s", bounded)
          .isEqualTo(DETECTOR.closely(bounded, false));
    }
  }

  @Test
  void agreesOnPhrasesInEveryDisguise() {
    Random random = new Random(SEED);
    for (Lexicon.Entry phrase : PHRASES) {
      String text = String.join(" ", phrase.words()).replace('*', 'x');
      for (int i = 0; i < 40; i++) {
        agrees(disguised(text, i % 10, random));
      }
    }
  }

  private static String disguised(String text, int how, Random random) {
    String framed = "GET /" + text + " from 10.0.0." + random.nextInt(256);
    return switch (how) {
      case 0 -> framed;
      case 1 -> text.toUpperCase(java.util.Locale.ROOT) + ".";
      case 2 -> text.replace('o', '0').replace('i', '1').replace('e', '3').replace('a', '@');
      case 3 -> "x=" + base64(text + " " + text);
      case 4 -> String.join(" ", text.split(""));
      case 5 -> String.join(random.nextBoolean() ? "." : "-", text.replace(" ", "").split(""));
      case 6 -> text.replace(" ", random.nextBoolean() ? "%20" : "+");
      case 7 -> turned(text);
      case 8 -> text.replace(" ", "\n\u0007 ");
      default -> scrambled(framed, random);
    };
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String turned(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : c);
    }
    return out.toString();
  }

  private static String scrambled(String text, Random random) {
    StringBuilder out = new StringBuilder(text);
    for (int n = 3; n > 0; n--) {
      out.setCharAt(
          random.nextInt(out.length()), " -._\u0430%\\u+@$!0'x".charAt(random.nextInt(15)));
    }
    return out.toString();
  }

  @Test
  void agreesOnTheCorpus() {
    List<Path> files = Corpus.files(Corpus.require("."));
    for (int f = 0; f < files.size(); f += 8) {
      byte[] bytes = Corpus.read(files.get(f));
      new String(bytes, 0, Math.min(bytes.length, 100_000), StandardCharsets.UTF_8)
          .lines()
          .limit(40)
          .forEach(WordSieveTest::agrees);
    }
  }

  /// What several texts say together is found as if they were one text.
  @Test
  void agreesOnPhrasesSpreadOverTexts() {
    Random random = new Random(SEED);
    for (Lexicon.Entry phrase : PHRASES) {
      String text = String.join(" ", phrase.words()).replace('*', 'x');
      for (int i = 0; i < 20; i++) {
        InstructionDetector.Together together = DETECTOR.together();
        StringBuilder all = new StringBuilder();
        for (String part : parts(i % 4 == 0 ? scrambled(text, random) : text, i, random)) {
          assertThat(together.inspect(part)).isEqualTo(DETECTOR.inspect(part));
          all.append(part).append(' ');
        }
        assertThat(together.across())
            .as("%s", all)
            .isEqualTo(DETECTOR.closely(bounded(all.toString()), false));
      }
    }
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), InstructionDetector.MOST));
  }

  /* Short and long pieces, some behind much other text, so that the whole is cut. */
  private static List<String> parts(String text, int how, Random random) {
    String[] words = text.split(" ", -1);
    int middle = random.nextInt(words.length);
    String before = String.join(" ", List.of(words).subList(0, middle));
    String after = String.join(" ", List.of(words).subList(middle, words.length));
    String filler =
        how % 5 == 1 ? "GET /index.html ".repeat(510 + random.nextInt(4)) : "sshd[1]: ok";
    return how % 3 == 0
        ? List.of(filler, before, after)
        : List.of(filler + before, "from 10.0.0.1 port 22", after + " HTTP/1.1 200");
  }
}
