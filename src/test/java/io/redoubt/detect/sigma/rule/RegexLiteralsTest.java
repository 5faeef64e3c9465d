package io.redoubt.detect.sigma.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegexLiteralsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "netsh(\\.exe)?\\s+off; netsh",
        "(set|add)-MpPreference\\b; -mppreference",
        "(curl|wget)\\s+http; curl,wget",
        "a?bcd*efg; efg",
        "abc+def; abc",
        "(abc)?def; def",
        "[abc]{3}xyz; xyz",
        "foo|bar.*x; foo,bar",
        "foo|b; ``",
        ".*; ``",
        "(?i)Hello; hello",
        "x{2,5}yes; yes",
        "\\x41\\x{2014}word; word",
        "\\\\AppData\\\\; \\appdata\\",
        "[]a]bcd; bcd",
        "(?:one|two)three; three",
        "a\\Qb; ``",
      })
  void findsWhatMustStandInEveryMatch(String regex, String expected) {
    Set<String> texts = expected.isEmpty() ? Set.of() : Set.of(expected.split(",", -1));
    assertThat(RegexLiterals.of(regex)).isEqualTo(texts);
  }

  @Test
  void neverClaimsATextThatAMatchLacks() {
    for (String regex :
        new String[] {
          "(ab|cde)fgh?",
          "x(yz){0,2}end",
          "(a(bcd|efg)h)*ijk",
          "ab(c|)d",
          "a|b+c?",
          "('|%27)or",
          "x?y*[zq]",
          "a{0,2}b{2,3}"
        }) {
      Pattern pattern = Pattern.compile(regex);
      Set<String> texts = RegexLiterals.of(regex);
      for (String value :
          new String[] {
            "abfg",
            "cdefgh",
            "xend",
            "xyzyzend",
            "ijk",
            "abd",
            "abcd",
            "b",
            "'or",
            "%27or",
            "q",
            "abb"
          }) {
        if (pattern.matcher(value).find() && !texts.isEmpty()) {
          assertThat(texts).as(regex + " on " + value).anyMatch(value::contains);
        }
        boolean found = pattern.matcher(value).find();
        assertThat(ValueTest.Regex.of(Expression.of(regex, 0)).found(value))
            .as(regex + " on " + value)
            .isEqualTo(found);
      }
    }
  }
}
