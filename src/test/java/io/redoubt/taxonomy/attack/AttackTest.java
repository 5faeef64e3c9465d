package io.redoubt.taxonomy.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttackTest {
  @Test
  void knowsTheSpellingsThatRulesUse() {
    assertThat(Tactic.find("attack.defense_evasion")).contains(Tactic.DEFENSE_EVASION);
    assertThat(Tactic.find("attack.stealth")).contains(Tactic.DEFENSE_EVASION);
    assertThat(Tactic.find("Credential Access")).contains(Tactic.CREDENTIAL_ACCESS);
    assertThat(Tactic.find("TA0011")).contains(Tactic.COMMAND_AND_CONTROL);
    assertThat(Tactic.find("car.2013")).isEmpty();
  }

  @Test
  void ordersTacticsAsAnAttackGoes() {
    assertThat(Attack.ordered(List.of("impact", "attack.execution", "reconnaissance", "execution")))
        .containsExactly("reconnaissance", "execution", "impact");
  }

  @Test
  void givesSubTechniquesTheTacticsOfTheirTechnique() {
    Attack attack = Attack.load();
    assertThat(attack.tactics(List.of("T1110.001"))).containsExactly(Tactic.CREDENTIAL_ACCESS);
    assertThat(attack.knows("T9999")).isFalse();
  }

  @Test
  void namesSubTechniquesAfterTheirTechnique() {
    Attack attack = Attack.load();
    assertThat(attack.name("T1110")).isEqualTo("Brute Force");
    assertThat(attack.name("t1110.001")).isEqualTo("Brute Force: Password Guessing");
    assertThat(attack.name("T1003.008"))
        .isEqualTo("OS Credential Dumping: /etc/passwd and /etc/shadow");
  }

  @Test
  void namesTheTechniqueWhenItsPartIsNotKnown() {
    Attack attack = Attack.load();
    assertThat(attack.knows("T1110.099")).isFalse();
    assertThat(attack.name("T1110.099")).isEqualTo("Brute Force");
    assertThat(attack.name("T9999.001")).isEmpty();
  }

  /* A rule's techniques are shown with their names wherever its alerts are. */
  @Test
  void everyTechniqueThatOurOwnRulesNameHasAName() {
    Attack attack = Attack.load();
    Set<String> named = new TreeSet<>();
    new RuleLoader(SigmaTaxonomy.standard())
        .core()
        .load()
        .rules()
        .forEach(rule -> named.addAll(rule.info().techniques()));
    assertThat(named).hasSizeGreaterThan(100).allMatch(attack::knows);
  }

  /* Detectors that are code, and the names of other products' alerts, give techniques too. */
  @Test
  void everyTechniqueThatCodeOrDataOfTheProgramNamesHasAName() throws IOException {
    Attack attack = Attack.load();
    Pattern id = Pattern.compile("\\bT1\\d{3}(?:\\.\\d{3})?\\b");
    Set<String> unknown = new TreeSet<>();
    for (String folder : List.of("src/main/java", "src/main/resources", "deploy", "prompts")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          id.matcher(text).results().map(MatchResult::group).forEach(unknown::add);
        }
      }
    }
    assertThat(unknown).hasSizeGreaterThan(200);
    unknown.removeIf(attack::knows);
    assertThat(unknown).isEmpty();
  }
}
