package io.redoubt.detect.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.automaton.Automaton;
import io.redoubt.detect.automaton.Automaton.Answer;
import io.redoubt.detect.automaton.States;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.RegexLiterals;
import io.redoubt.detect.sigma.rule.ValueTest;
import io.redoubt.testing.Figures;
import io.redoubt.testing.SigmaHq;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text and expression of the public rules, asked of texts that are nearly or wholly theirs.
class QuestionCorpusTest {
  private final Random random = new Random(20261121);
  private final States states = new States(10_000_000);
  private long asked;
  private long yes;

  @Test
  void automataAnswerAsTheTextsAndExpressionsThemselves() {
    List<ValueTest> tests = new ArrayList<>();
    SigmaHq.rules().rules().forEach(rule -> collect(rule.expr(), tests));
    List<ValueTest> asking = tests.stream().filter(t -> Question.shape(t).isPresent()).toList();
    List<String> texts = tests.stream().flatMap(QuestionCorpusTest::text).toList();
    for (ValueTest test : asking) {
      check(test, texts);
    }
    Figures.report("texts asked of automata / found", asked + " / " + yes, "-");
    assertThat(yes).isGreaterThan(asking.size() / 2);
    assertThat(asking.size()).isGreaterThan(tests.size() * 9 / 10);
  }

  private void check(ValueTest test, List<String> texts) {
    Automaton automaton = Automaton.of(Question.shape(test).orElseThrow(), states).orElseThrow();
    List<String> own = text(test).toList();
    for (int i = 0; i < 12; i++) {
      String text = i < 8 && !own.isEmpty() ? own.get(i % own.size()) : any(texts);
      String value = i == 0 ? text : changed(text);
      Answer answer = automaton.in(value);
      if (answer != Answer.UNKNOWN) {
        boolean plain = plain(test, value);
        assertThat(answer).as("%s on %s", test, value).isEqualTo(plain ? Answer.YES : Answer.NO);
        asked++;
        yes += plain ? 1 : 0;
      }
    }
  }

  private static boolean plain(ValueTest test, String value) {
    return switch (test) {
      case ValueTest.Text(Glob glob, boolean cased, boolean dashes) -> {
        String folded = cased ? value : Folding.fold(value);
        yield glob.matches(dashes ? Folding.dashes(folded) : folded);
      }
      case ValueTest.Regex(var pattern, _) -> ReferenceMatcher.found(pattern, value);
      default -> throw new IllegalArgumentException(test.toString());
    };
  }

  private String changed(String text) {
    return switch (random.nextInt(5)) {
      case 0 -> "C:\\x" + text;
      case 1 -> text + " -y";
      case 2 -> text.toUpperCase(java.util.Locale.ROOT);
      case 3 -> text.replace('-', '/');
      default -> text.isEmpty() ? text : text.substring(random.nextInt(text.length()));
    };
  }

  private String any(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  /* A text that a glob finds, or the literals of an expression. */
  private static Stream<String> text(ValueTest test) {
    return switch (test) {
      case ValueTest.Text(Glob glob, _, _) ->
          Stream.of(glob.regex().replace("\\Q", "").replace("\\E", "").replace(".*", ""));
      case ValueTest.Regex(var pattern, _) -> RegexLiterals.of(pattern.pattern()).stream();
      default -> Stream.empty();
    };
  }

  private static void collect(Expr expr, List<ValueTest> tests) {
    switch (expr) {
      case Expr.All(List<Expr> parts) -> parts.forEach(part -> collect(part, tests));
      case Expr.Any(List<Expr> parts) -> parts.forEach(part -> collect(part, tests));
      case Expr.Not(Expr part) -> collect(part, tests);
      case Expr.FieldTest(_, List<ValueTest> own, _) -> tests.addAll(own);
      case Expr.Keywords(List<ValueTest> own, _) -> tests.addAll(own);
    }
  }
}
