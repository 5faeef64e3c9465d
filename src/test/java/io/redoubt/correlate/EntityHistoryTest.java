package io.redoubt.correlate;

import static io.redoubt.testing.Findings.login;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.LoginHistory;
import io.redoubt.testing.Findings;
import org.junit.jupiter.api.Test;

class EntityHistoryTest {
  private static final long T0 = Findings.at("2026-03-17T02:00:00Z");

  @Test
  void findsTheSuccessThatFollowsFailuresWhateverTheOrder() {
    EntityHistory one = new EntityHistory();
    EntityHistory two = new EntityHistory();
    two.observe(login(900, T0 + 7200, "203.0.113.7", "deploy", true));
    for (int i = 0; i < 120; i++) {
      (i % 2 == 0 ? one : two).observe(login(i, T0 + i, "203.0.113.7", "user" + i, false));
    }
    one.merge(two);
    LoginHistory known = requireNonNull(one.logins("source.ip", "203.0.113.7", T0 * 1000));
    assertThat(known.failures()).isEqualTo(120);
    LoginHistory.Login after = requireNonNull(known.successAfter());
    assertThat(after.user()).isEqualTo("deploy");
    assertThat(after.line()).isEqualTo(900);
    assertThat(known.earlierSuccesses()).isZero();
    assertThat(known.complete()).isTrue();
  }

  @Test
  void tellsAnOldAcquaintanceFromAStranger() {
    EntityHistory history = new EntityHistory();
    history.observe(login(1, T0 - 86_400, "10.20.5.14", "mkeller", true));
    history.observe(login(2, T0, "10.20.5.14", "mkeller", false));
    history.observe(login(3, T0 + 20, "10.20.5.14", "mkeller", true));
    LoginHistory known = requireNonNull(history.logins("user.name", "mkeller", T0 * 1000));
    assertThat(known.earlierSuccesses()).isEqualTo(1);
    assertThat(known.successes()).isEqualTo(2);
  }

  @Test
  void forgetsInsteadOfGrowingAndSaysSo() {
    EntityHistory history = new EntityHistory();
    for (int i = 0; i <= EntityHistory.ENTITIES; i++) {
      history.observe(
          login(i, T0, "10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256, "", false));
    }
    long complete = 0;
    for (int i = 0; i < 100; i++) {
      LoginHistory known = history.logins("source.ip", "10.0.0." + i, 0);
      complete += known != null && known.complete() ? 1 : 0;
    }
    assertThat(complete).isZero();
  }
}
