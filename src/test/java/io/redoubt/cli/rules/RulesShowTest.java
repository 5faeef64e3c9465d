package io.redoubt.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import org.junit.jupiter.api.Test;

class RulesShowTest {
  @Test
  void takesTheRuleAsItIsOrAsAnOption() {
    Run plain = Run.of("rules", "show", "44d96ae1");
    assertThat(plain.out()).contains("44d96ae1-834c-45e1-af93-c33f588b2835");
    assertThat(Run.of("rules", "show", "--id", "44d96ae1").out()).isEqualTo(plain.out());
  }

  @Test
  void asksForARuleWhenNoneIsNamed() {
    Run none = Run.of("rules", "show");
    assertThat(none.code()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("name a rule");
    assertThat(Run.of("rules", "show", "zzz").err()).contains("zzz: no such rule");
  }
}
