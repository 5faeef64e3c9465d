package io.redoubt.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.detect.sigma.read.RuleCase;
import io.redoubt.detect.sigma.read.RuleCases;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.FindingSink;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.testing.LogEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulePackTest {
  private static final Path RULES = Path.of("rules");
  private static final LoadedRules LOADED =
      new RuleLoader(SigmaTaxonomy.standard()).path(RULES).load();
  private static final Detector DETECTOR = new Detector(LOADED);

  @Test
  void everyRuleLoads() {
    assertThat(LOADED.skipped()).isEmpty();
    long alerting = LOADED.rules().stream().filter(SigmaRule::alerts).count();
    assertThat(alerting + LOADED.correlations().size()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void everyRuleHasAKnownLogSourceAndSaysWhatItIs() {
    assertThat(LOADED.rules())
        .allSatisfy(
            rule -> {
              assertThat(rule.scopes()).as(rule.info().path()).isNotEmpty();
              assertThat(rule.info().description()).as(rule.info().path()).isNotBlank();
            });
    assertThat(LOADED.rules().stream().filter(SigmaRule::alerts))
        .allSatisfy(
            rule -> assertThat(rule.info().techniques()).as(rule.info().path()).isNotEmpty());
  }

  @Test
  void theIndexNamesEveryRuleFile() throws IOException {
    List<String> files = ruleFiles().stream().map(f -> RULES.relativize(f).toString()).toList();
    assertThat(Files.readAllLines(RULES.resolve("INDEX"))).containsExactlyElementsOf(files);
  }

  @Test
  void theRulesOfTheClassPathAreThoseOfTheFolder() {
    LoadedRules core = new RuleLoader(SigmaTaxonomy.standard()).core().load();
    assertThat(core.skipped()).isEmpty();
    assertThat(core.rules()).hasSameSizeAs(LOADED.rules());
  }

  @TestFactory
  Stream<DynamicTest> firesAndStaysSilentAsItsCasesSay() throws IOException {
    return ruleFiles().stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    List<RuleCase> cases = RuleCases.read(RuleCases.beside(file));
    assertThat(cases.stream().map(RuleCase::fires).distinct()).hasSize(2);
    assertThat(RuleCases.failures(alerting(file), cases, RulePackTest::findings)).isEmpty();
  }

  private static List<RuleCases.Rule> alerting(Path file) {
    List<RuleCases.Rule> rules = new ArrayList<>();
    for (SigmaRule rule : LOADED.rules()) {
      if (rule.alerts() && rule.info().path().equals(file.toString())) {
        rules.add(new RuleCases.Rule(rule.info().id(), rule.info().title()));
      }
    }
    for (CorrelationRule rule : LOADED.correlations()) {
      if (rule.alerts() && rule.info().path().equals(file.toString())) {
        rules.add(new RuleCases.Rule(rule.info().id(), rule.info().title()));
      }
    }
    return rules;
  }

  private static List<Finding> findings(List<String> lines) {
    List<Finding> findings = new ArrayList<>();
    CorrelationState state = new CorrelationState(DETECTOR.correlations());
    Matcher matcher = DETECTOR.matcher();
    for (Event event : LogEvents.of(lines)) {
      matcher.match(
          event,
          new FindingSink() {
            @Override
            public void finding(Finding finding) {
              findings.add(finding);
            }

            @Override
            public void hit(CorrelationHit hit) {
              state.add(hit);
            }
          });
    }
    findings.addAll(state.finish());
    return findings;
  }

  private static List<Path> ruleFiles() throws IOException {
    try (Stream<Path> all = Files.walk(RULES)) {
      return all.filter(Files::isRegularFile).filter(RuleLoader::isRule).sorted().toList();
    }
  }
}
