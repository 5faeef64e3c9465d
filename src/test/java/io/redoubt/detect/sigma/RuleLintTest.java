package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.testing.Corpus;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleLintTest {
  private static final SigmaTaxonomy TAXONOMY = SigmaTaxonomy.standard();

  private static String rule(String title, String level, String source, String detection) {
    return """
    title: %s
    logsource: {%s}
    level: %s
    detection: {%s}
    ---
    """
        .formatted(title, source, level, detection);
  }

  private static final String SET = "product: windows, category: registry_set";

  private static LoadedRules load(String... rules) {
    LoadedRules loaded = RuleLoader.of(String.join("", rules));
    assertThat(loaded.skipped()).isEmpty();
    return loaded;
  }

  private static List<FieldGaps.Gap> gaps(String source, String detection) {
    return new FieldGaps(TAXONOMY).of(load(rule("A", "low", source, detection)));
  }

  private static List<String> shadows(String... rules) {
    return Shadows.of(load(rules)).stream()
        .map(s -> s.rule().title() + (s.same() ? " = " : " < ") + s.by().title())
        .toList();
  }

  @Test
  void tellsARuleThatCanNeverFireWithTheNameThatWasMeant() {
    List<FieldGaps.Gap> gaps = gaps(SET, "s: {TargetObjekt: a, Details: b}, condition: s");
    assertThat(gaps).hasSize(1);
    assertThat(gaps.getFirst().silent()).isTrue();
    assertThat(gaps.getFirst().line())
        .contains("can never fire: product=windows category=registry_set does not deliver")
        .contains("TargetObjekt (nearest: TargetObject)");
  }

  @Test
  void aPartThatNeverHoldsIsToldApart() {
    List<FieldGaps.Gap> gaps =
        gaps(SET, "s: {Details: b}, f: {CommandLine: c}, condition: s and not f");
    assertThat(gaps).hasSize(1);
    assertThat(gaps.getFirst().silent()).isFalse();
    assertThat(gaps(SET, "s: {Details: b}, f: {CommandLine: c}, condition: s or f").getFirst())
        .matches(gap -> !gap.silent());
  }

  @Test
  void whoAsksThatAFieldIsAbsentMissesNothing() {
    assertThat(gaps(SET, "s: {Details: b}, f: {CommandLine: null}, condition: s and f")).isEmpty();
    assertThat(gaps(SET, "s: {Details: b, Other|exists: false}, condition: s")).isEmpty();
  }

  @Test
  void namesOfOursAndOfWiderSourcesAndOpenSourcesAreNotJudged() {
    assertThat(gaps(SET, "s: {process.command_line: b, EventID: 13}, condition: s")).isEmpty();
    assertThat(gaps("product: windows, service: application", "s: {X: 1}, condition: s")).isEmpty();
    String trail = "product: aws, service: cloudtrail";
    assertThat(gaps(trail, "s: {requestParameters.a.b: 1}, condition: s")).isEmpty();
    assertThat(gaps(trail, "s: {requestParameter.a.b: 1}, condition: s")).hasSize(1);
  }

  @Test
  void rulesThatAskTheSameInOtherWordsAreNamed() {
    assertThat(
            shadows(
                rule("A", "low", SET, "x: {Details: [a, b], Image: c}, condition: x"),
                rule("B", "high", SET, "i: {Image: C}, d: {Details: [B, A]}, condition: d and i"),
                rule("C", "low", SET, "x: {Details: [a, b, c], Image: d}, condition: x")))
        .containsExactly("B = A");
  }

  @Test
  void rulesThatFireOnlyWhereAnotherFiresAreNamed() {
    String wide = rule("Wide", "medium", SET, "x: {Details: [a, b]}, condition: x");
    String narrow = "x: {Details: a, Image: c}, condition: x";
    assertThat(shadows(wide, rule("N", "low", SET, narrow))).containsExactly("N < Wide");
    assertThat(shadows(wide, rule("N", "high", SET, narrow))).isEmpty();
    String other = "product: windows, category: registry_event";
    assertThat(shadows(wide, rule("N", "low", other, narrow))).isEmpty();
  }

  @Test
  void exceptionsTurnTheOrderRound() {
    String few = "x: {Details: a}, f: {Image: c}, condition: x and not f";
    String many = "x: {Details: a}, f: {Image: [c, d]}, condition: x and not f";
    assertThat(shadows(rule("Few", "low", SET, few), rule("Many", "low", SET, many)))
        .containsExactly("Many < Few");
  }

  @Test
  void theOwnPackAsksOnlyForWhatComes() {
    LoadedRules own = new RuleLoader(TAXONOMY).core().load();
    assertThat(new FieldGaps(TAXONOMY).of(own)).isEmpty();
    assertThat(Shadows.of(own)).isEmpty();
  }

  @Test
  void noRuleThatFiresOnItsRegressionCaseIsSaidToBeSilent() {
    var cases = Corpus.require("sigma/regression");
    LoadedRules all =
        new RuleLoader(TAXONOMY)
            .path(cases.resolveSibling("rules"))
            .path(cases.resolveSibling("rules-emerging-threats"))
            .load();
    List<FieldGaps.Gap> gaps = new FieldGaps(TAXONOMY).of(all);
    assertThat(gaps).hasSizeBetween(10, 60);
    List<String> proven =
        gaps.stream()
            .filter(FieldGaps.Gap::silent)
            .map(gap -> gap.rule().id())
            .filter(id -> fires(cases, id))
            .toList();
    assertThat(proven).isEmpty();
  }

  private static boolean fires(java.nio.file.Path cases, String id) {
    try {
      return java.nio.file.Files.readString(cases.resolve("cases.csv")).contains(id);
    } catch (java.io.IOException gone) {
      throw new java.io.UncheckedIOException(gone);
    }
  }
}
