package io.redoubt.taxonomy.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    assertThat(attack.name("t1110.003")).isEqualTo("Brute Force");
    assertThat(attack.knows("T9999")).isFalse();
  }
}
