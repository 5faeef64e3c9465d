package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.read.AttackTags;
import io.redoubt.event.analysis.RulesReport.Skipped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleLoaderTest {
  private static final String HEAD =
      """
      title: A rule
      id: 00000000-0000-4000-8000-000000000001
      logsource:
          product: windows
          service: security
      """;

  @Test
  void saysWhereAndWhatIsWrong() {
    LoadedRules rules =
        RuleLoader.of(
            HEAD
                + """
                detection:
                    selection:
                        EventID|within: 4624
                    condition: selection
                """);
    assertThat(rules.rules()).isEmpty();
    assertThat(RuleLoader.line(rules.skipped().getFirst()))
        .isEqualTo("rule.yml:8:9: modifier \"within\" is not known; correct or remove it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "EventID|re: '(?=x)'; regular expression",
        "EventID|expand: '%hosts%'; placeholder",
        "EventID|cidr: 10.0.0.0/33; network",
        "EventID|gt: many; number",
        "EventID|exists: maybe; true or false",
        "EventID|contains|re: x; do not go together",
        "EventID|re|lt: 5; exclude each other",
        "EventID|i: x; only follow",
        "EventID: {a: 1}; plain text or a number",
        "EventID: []; empty",
        "EventID: [1, null]; null",
        "EventID|base64: 'a*b'; wildcards",
      })
  void rejectsValuesItCannotUse(String entry, String reason) {
    assertThat(reasons("selection:\n        " + entry, "selection")).contains(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "selection and; ends",
        "(selection; not closed",
        "selection other; not expected",
        "2 of selection*; not known",
        "1 of filter*; no selection is called",
        "selection | count() > 5; correlation rule",
      })
  void rejectsConditionsItCannotUse(String condition, String reason) {
    assertThat(reasons("selection:\n        EventID: 1", condition)).contains(reason);
  }

  @Test
  void usesTheGoodDocumentsOfAFileWithABadOne() {
    LoadedRules rules =
        RuleLoader.of(
            HEAD
                + "detection:\n    a:\n        EventID: 1\n    condition: a\n"
                + "---\ntitle: No detection\nlogsource:\n    product: windows\n");
    assertThat(rules.rules()).hasSize(1);
    assertThat(rules.skipped().getFirst().reason()).contains("has no \"detection\"");
  }

  @Test
  void keepsTheFirstOfTwoRulesWithOneId() {
    String rule = HEAD + "detection:\n    a:\n        EventID: 1\n    condition: a\n";
    LoadedRules rules = RuleLoader.of(rule + "---\n" + rule);
    assertThat(rules.rules()).hasSize(1);
    assertThat(rules.skipped().getFirst().reason()).contains("already used");
  }

  @Test
  void partsOfAGlobalDocumentStandInTheRulesThatFollow() {
    LoadedRules rules =
        RuleLoader.of(
            """
            action: global
            title: Shared
            id: 00000000-0000-4000-8000-000000000009
            level: high
            detection:
                condition: a
            ---
            logsource: {product: windows, service: security}
            detection: {a: {EventID: 1}}
            ---
            action: repeat
            title: Repeated
            logsource: {product: windows, service: system}
            ---
            title: Own words win
            logsource: {product: linux}
            level: low
            detection: {a: {x: 1}}
            ---
            action: reset
            ---
            title: On its own
            logsource: {product: linux}
            """);
    assertThat(rules.rules())
        .extracting(rule -> rule.info().title() + " " + rule.info().level().id())
        .containsExactly("Shared high", "Repeated high", "Own words win low");
    assertThat(rules.rules()).extracting(rule -> rule.info().id()).doesNotHaveDuplicates();
    assertThat(rules.rules().get(1).source().toString()).contains("service=system");
    assertThat(rules.skipped())
        .extracting(Skipped::reason)
        .singleElement()
        .asString()
        .contains("has no");
  }

  @Test
  void anActionThatIsNoneIsNamed() {
    assertThat(RuleLoader.of("action: repeat\ntitle: x\n").skipped().getFirst().reason())
        .contains("no rule before it");
    assertThat(RuleLoader.of("action: globe\ntitle: x\n").skipped().getFirst().reason())
        .contains("global, reset or repeat");
  }

  @Test
  void reportsBrokenYamlWithItsPlace() {
    LoadedRules rules = RuleLoader.of("title: [unclosed\nid: x: y");
    assertThat(rules.skipped().getFirst().path()).startsWith("rule.yml:");
    assertThat(rules.skipped().getFirst().reason()).startsWith("this is not YAML");
  }

  @Test
  void knowsTechniquesAndTacticsInAnySpelling() {
    assertThat(
            AttackTags.of(
                List.of(
                    "attack.t1110.001",
                    "attack.defense_evasion",
                    "attack.stealth",
                    "cve.2021-44228")))
        .isEqualTo(new AttackTags(List.of("T1110.001"), List.of("defense-evasion")));
  }

  private static String reasons(String selection, String condition) {
    LoadedRules rules =
        RuleLoader.of(
            HEAD + "detection:\n    " + selection + "\n    condition: " + condition + "\n");
    assertThat(rules.rules()).isEmpty();
    return rules.skipped().getFirst().reason();
  }
}
