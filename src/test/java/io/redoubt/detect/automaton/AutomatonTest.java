package io.redoubt.detect.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.redoubt.detect.automaton.Automaton.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AutomatonTest {
  private static final long SEED = 20261122;
  private static final RegexShape.Flags NO_FLAGS = new RegexShape.Flags(false, false, false);

  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "K",
          "s",
          "_",
          "-",
          " ",
          "\\.",
          ".",
          "^",
          "$",
          "\\b",
          "\\B",
          "\\d",
          "\\w",
          "\\W",
          "\\s",
          "\\S",
          "[ab]",
          "[^a]",
          "[a-k_]",
          "[^\\w-]",
          "[]x]",
          "(a|bK)",
          "(?:ab|)",
          "(?i)",
          "(?i:k)",
          "(?s:.)",
          "(?m:^a$)",
          "(?P<n>b+)",
          "|",
          "*",
          "+",
          "?",
          "*?",
          "{2}",
          "{1,3}",
          "{0,2}",
          "{2,}",
          "{,2}",
          "\\x41",
          "\\x{41}",
          "\\x{2013}",
          "[-\\x{2013}\\x{4b}]",
          "[^\\x{2013}a]",
          "\\x{17F}",
          "[\\x{212a}b]",
          "\\n",
          "\\t",
          "\\z",
          "\\A",
          "\\\\",
          "/",
          "\\$",
          "{",
          "}");
  private static final String ALPHABET = "aabbkKsS_- ./A0x\n\\{}$";

  @Property(tries = 4_000)
  void findsWhatRe2FindsInAsciiText(
      @ForAll("regexes") String regex, @ForAll("texts") String text, @ForAll boolean folded) {
    Pattern judge;
    try {
      judge = Pattern.compile(regex, folded ? Pattern.CASE_INSENSITIVE : 0);
    } catch (PatternSyntaxException invalid) {
      return;
    }
    Optional<Automaton> automaton = of(regex, folded);
    if (automaton.isPresent()) {
      Answer expected = judge.matcher(text).find() ? Answer.YES : Answer.NO;
      byte[] bytes = (">" + text + "<").getBytes(StandardCharsets.US_ASCII);
      assertThat(automaton.get().in(text)).as("%s in %s", regex, text).isEqualTo(expected);
      assertThat(automaton.get().in(bytes, 1, text.length())).as("again").isEqualTo(expected);
    }
  }

  @Example
  void findsInLongTextsWhatRe2FindsThere() {
    Random random = new Random(SEED);
    int[] answers = new int[Answer.values().length];
    for (int round = 0; round < 4_000; round++) {
      String regex = regex(random);
      Optional<Automaton> automaton = of(regex, random.nextBoolean());
      String text = longText(random);
      byte[] bytes = (">" + text + "<").getBytes(StandardCharsets.US_ASCII);
      if (automaton.isPresent()) {
        Answer expected = automaton.get().in(text); // as short texts are looked at
        answers[expected.ordinal()]++;
        assertThat(automaton.get().in(bytes, 1, text.length()))
            .as("seed %d, round %d, %s in %s", SEED, round, regex, text)
            .isEqualTo(expected);
        assertThat(of(regex, false).orElseThrow().in(bytes, 1, text.length()))
            .as("seed %d, round %d, anew, %s in %s", SEED, round, regex, text)
            .isEqualTo(Pattern.compile(regex).matcher(text).find() ? Answer.YES : Answer.NO);
      }
    }
    assertThat(answers[Answer.YES.ordinal()]).isGreaterThan(500);
    assertThat(answers[Answer.NO.ordinal()]).isGreaterThan(500);
  }

  @Example
  void answersAsRe2DoesWhetherSomethingComesSoManyTimesInALongText() {
    Random random = new Random(SEED);
    int answered = 0;
    for (String regex :
        List.of(
            ".{1000,}", ".{1000}", "(?s).{1000,}", "[^ ]{600,}x", "a.{5,900}b", "(?s)^.{900}b")) {
      for (int round = 0; round < 60; round++) {
        String text = line(random, round == 0 ? 3_674 : random.nextInt(600, 6_000), round % 3);
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        Automaton automaton = of(regex, false).orElseThrow();
        Answer expected = Pattern.compile(regex).matcher(text).find() ? Answer.YES : Answer.NO;
        for (Answer answer : List.of(automaton.in(bytes, 0, bytes.length), automaton.in(text))) {
          assertThat(answer).as("round %d of %s", round, regex).isIn(expected, Answer.UNKNOWN);
          answered += answer == expected ? 1 : 0;
        }
      }
    }
    assertThat(answered).isGreaterThan(300);
    byte[] reported = line(random, 3_674, 0).getBytes(StandardCharsets.US_ASCII);
    assertThat(of(".{1000,}", false).orElseThrow().in(reported, 0, reported.length))
        .isEqualTo(Answer.YES);
  }

  /* Printable signs, with so many line feeds in a thousand, about. */
  private static String line(Random random, int length, int feeds) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < length; i++) {
      boolean feed = random.nextInt(1_000) < feeds;
      line.append(feed ? '\n' : (char) random.nextInt(' ', 127));
    }
    return line.toString();
  }

  /* Some pieces, perhaps with anything between them, that can be read. */
  private static String regex(Random random) {
    while (true) {
      StringBuilder regex = new StringBuilder();
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        regex.append(random.nextInt(6) == 0 ? ".*" : PIECES.get(random.nextInt(PIECES.size())));
      }
      try {
        Pattern.compile(regex.toString());
        return regex.toString();
      } catch (PatternSyntaxException invalid) {
        // another one
      }
    }
  }

  /* One sign over and over, with a few others around the places where quarters of it meet. */
  private static String longText(Random random) {
    int length = random.nextInt(1_000, 3_000);
    char[] text =
        String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())))
            .repeat(length)
            .toCharArray();
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(5) * (length / 4) + random.nextInt(-8, 8);
      for (int k = Math.max(at, 0); k < Math.min(length, at + random.nextInt(8)); k++) {
        text[k] = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      }
    }
    return new String(text);
  }

  @Provide
  Arbitrary<String> regexes() {
    return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(7).map(p -> String.join("", p));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars(ALPHABET).ofMaxLength(12);
  }

  @Example
  void readsMostOfThePiecesItself() {
    long read = PIECES.stream().filter(piece -> of("a" + piece, false).isPresent()).count();
    assertThat(read).isGreaterThanOrEqualTo(PIECES.size() - 2);
  }

  @Example
  void doesNotAnswerForTextsBeyondAscii() {
    Automaton automaton = of("a.c", false).orElseThrow();
    assertThat(automaton.in("x\u00e4c")).isEqualTo(Answer.UNKNOWN);
    assertThat(automaton.in("abc\u00e4")).isEqualTo(Answer.YES);
    byte[] bytes = "x\u00e4c".getBytes(StandardCharsets.UTF_8);
    assertThat(automaton.in(bytes, 0, bytes.length)).isEqualTo(Answer.UNKNOWN);
  }

  @Example
  void leavesWhatItDoesNotKnowToOthers() {
    for (String regex : List.of("\\p{L}a", "[[:alpha:]]", "\\Qa\\E", "\u00e4", "(?U)a+", "\\101")) {
      assertThat(RegexShape.of(regex, new RegexShape.Flags(false, false, false)))
          .as(regex)
          .isEmpty();
    }
  }

  @Example
  void asksForSignsBeyondAsciiByTheirNumber() {
    assertThat(of("[-/\\x{2013}\\x{2014}]e\\s", true).orElseThrow().in("x /E "))
        .isEqualTo(Answer.YES);
    assertThat(of("[-/\\x{2013}\\x{2014}]e\\s", true).orElseThrow().in("x \u2013e "))
        .isEqualTo(Answer.UNKNOWN);
    assertThat(of("a\\x{17F}", false).orElseThrow().in("as")).isEqualTo(Answer.NO);
    assertThat(of("a\\x{17F}", true)).as("a capital of it is an ASCII letter").isEmpty();
    assertThat(of("a\\x{212A}", true)).as("a small one of it is an ASCII letter").isEmpty();
  }

  @Example
  void givesUpRatherThanGrowWithoutBound() {
    States none = new States(3);
    Shape shape = RegexShape.of("a.{12}b", new RegexShape.Flags(false, false, false)).orElseThrow();
    Automaton automaton = Automaton.of(shape, none).orElseThrow();
    assertThat(automaton.in("aababababbbabababbabaabbbabab")).isEqualTo(Answer.UNKNOWN);
    Shape huge =
        RegexShape.of("(a{900}){9}", new RegexShape.Flags(false, false, false)).orElseThrow();
    assertThat(Automaton.of(huge, none)).isEmpty();
  }

  private static Optional<Automaton> of(String regex, boolean folded) {
    return RegexShape.of(regex, new RegexShape.Flags(folded, false, false))
        .flatMap(shape -> Automaton.of(shape, new States(100_000)));
  }

  @Example
  void manyThreadsAtOnceAreAnsweredAsOneAlone() throws Exception {
    for (int round = 0; round < 20; round++) {
      Random random = new Random(SEED + round);
      List<Shape> words =
          Stream.generate(() -> "%s[0-9]+%s".formatted(word(random), word(random)))
              .limit(30)
              .map(pattern -> RegexShape.of(pattern, NO_FLAGS).orElseThrow())
              .toList();
      List<byte[]> texts = Stream.generate(() -> text(random)).limit(2_000).toList();
      Automaton alone = automaton(words);
      List<Answer> expected = texts.stream().map(t -> alone.in(t, 0, t.length)).toList();
      assertThat(expected).contains(Answer.YES, Answer.NO);
      Automaton shared = automaton(words);
      CyclicBarrier begin = new CyclicBarrier(4);
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        List<Future<List<Answer>>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          all.add(
              threads.submit(
                  () -> {
                    begin.await();
                    return texts.stream().map(t -> shared.in(t, 0, t.length)).toList();
                  }));
        }
        for (Future<List<Answer>> one : all) {
          assertThat(one.get()).as("seed %d", SEED + round).isEqualTo(expected);
        }
      }
    }
  }

  private static Automaton automaton(List<Shape> words) {
    return Automaton.of(new Shape.Choice(words), new States(100_000)).orElseThrow();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append((char) ('a' + random.nextInt(4)));
    }
    return word.toString();
  }

  private static byte[] text(Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 60) {
      text.append(word(random)).append(random.nextInt(3) == 0 ? random.nextInt(100) : "");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Example
  void aTextTooShortForTheShapeIsLeftOutAtOnce() {
    Shape shape = RegexShape.of("\\s[a-f0-9]{64}(x|yz)?\\b", NO_FLAGS).orElseThrow();
    assertThat(Program.shortest(shape)).isEqualTo(65);
    Automaton automaton = Automaton.of(shape, new States(100_000)).orElseThrow();
    byte[] least = (" " + "a".repeat(64)).getBytes(StandardCharsets.US_ASCII);
    assertThat(automaton.in(least, 0, least.length)).isEqualTo(Answer.YES);
    assertThat(automaton.in(least, 0, least.length - 1)).isEqualTo(Answer.NO);
  }
}
