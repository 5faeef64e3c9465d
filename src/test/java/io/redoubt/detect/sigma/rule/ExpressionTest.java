package io.redoubt.detect.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An expression answers as RE2/J does, however often it is asked.
class ExpressionTest {
  private static final long SEED = 20261122;
  private static final List<String> EXPRESSIONS =
      List.of(
          "a+b?c",
          "(?i)ab.*C$",
          "^[^b]{2,5}(b|\\.)",
          "\\bab\\b",
          "(a|b)(a|b)(a|b){20}c",
          "\\p{L}c",
          "x*");

  @Test
  void theHundredthAnswerIsThatOfRe2() {
    Random random = new Random(SEED);
    int found = 0;
    for (String written : EXPRESSIONS) {
      for (int flags :
          new int[] {0, Pattern.CASE_INSENSITIVE, Pattern.MULTILINE | Pattern.DOTALL}) {
        Expression expression = Expression.of(written, flags);
        Pattern judge = Pattern.compile(written, flags);
        for (int i = 0; i < 400; i++) {
          StringBuilder value = new StringBuilder();
          for (int left = random.nextInt(40); left > 0; left--) {
            value.append("aabbcABC. \n\u00e9".charAt(random.nextInt(i % 4 == 0 ? 12 : 11)));
          }
          boolean expected = judge.matcher(value.toString()).find();
          assertThat(expression.found(value.toString()))
              .as("%s in %s, seed %d", written, value, SEED)
              .isEqualTo(expected);
          found += expected ? 1 : 0;
        }
      }
    }
    assertThat(found).isBetween(1000, 6000);
  }
}
