package io.redoubt.correlate;

import static io.redoubt.testing.Findings.login;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import io.redoubt.testing.Findings;
import java.time.Instant;
import java.util.List;
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
    LoginHistory known =
        requireNonNull(one.logins("source.ip", "203.0.113.7", T0 * 1000, List.of()));
    assertThat(known.failures()).isEqualTo(120);
    LoginHistory.Login after = requireNonNull(known.successAfter());
    assertThat(after.user()).isEqualTo("deploy");
    assertThat(after.line()).isEqualTo(900);
    assertThat(known.earlierSuccesses()).isZero();
    assertThat(known.complete()).isTrue();
  }

  @Test
  void loopbackIsNoAcquaintance() {
    EntityHistory history = new EntityHistory();
    history.observe(login(1, T0, "127.0.0.1", "mkeller", false));
    history.observe(login(2, T0 + 9, "::1", "mkeller", true));
    assertThat(history.logins("source.ip", "127.0.0.1", 0, List.of())).isNull();
    assertThat(history.logins("source.ip", "::1", 0, List.of())).isNull();
    LoginHistory known = requireNonNull(history.logins("user.name", "mkeller", 0, List.of()));
    assertThat(known.failures() + known.successes()).isEqualTo(2);
  }

  @Test
  void tellsAnOldAcquaintanceFromAStranger() {
    EntityHistory history = new EntityHistory();
    history.observe(login(1, T0 - 86_400, "10.20.5.14", "mkeller", true));
    history.observe(login(2, T0, "10.20.5.14", "mkeller", false));
    history.observe(login(3, T0 + 20, "10.20.5.14", "mkeller", true));
    LoginHistory known =
        requireNonNull(history.logins("user.name", "mkeller", T0 * 1000, List.of()));
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
      LoginHistory known = history.logins("source.ip", "10.0.0." + i, 0, List.of());
      complete += known != null && known.complete() ? 1 : 0;
    }
    assertThat(complete).isZero();
  }

  private static Event arrived(long second, int address) {
    SourceEntry entry = new SourceEntry("x", "x", 0, Instant.ofEpochSecond(second), null);
    return Findings.event(
        entry,
        1,
        T0,
        "syslog.sshd",
        "event.category",
        "authentication",
        "event.outcome",
        "failure",
        "source.ip",
        "10." + address / 65_536 + "." + address / 256 % 256 + "." + address % 256);
  }

  @Test
  void thoseOfTodayGetTheRoomOfThoseLongGone() {
    EntityHistory history = new EntityHistory();
    for (int i = 0; i < 3 * EntityHistory.ENTITIES; i++) {
      history.observe(arrived(T0, i));
    }
    history.forgetBefore((T0 - 60) * 1000);
    assertThat(history.remembered()).isBetween(EntityHistory.ENTITIES, 2 * EntityHistory.ENTITIES);
    for (int i = 0; i < 100; i++) {
      history.observe(arrived(T0 + 86_400, 5_000_000 + i));
    }
    history.forgetBefore((T0 + 60) * 1000);
    int few = history.remembered();
    assertThat(few).isLessThan(100);
    for (int i = 0; i < 100; i++) {
      history.observe(arrived(T0 + 86_500, 5_000_000 + i));
    }
    assertThat(history.remembered()).isEqualTo(100);
    LoginHistory known = requireNonNull(history.logins("source.ip", "10.76.75.64", 0, List.of()));
    assertThat(known.failures()).isPositive();
    assertThat(known.complete()).isFalse();
    history.forgetBefore((T0 + 86_450) * 1000);
    LoginHistory later = requireNonNull(history.logins("source.ip", "10.76.75.64", 0, List.of()));
    assertThat(later.complete()).isTrue();
  }

  @Test
  void ageIsPartOfWhatIsKept() {
    EntityHistory history = new EntityHistory();
    history.observe(arrived(T0, 1));
    history.observe(arrived(T0 + 86_400, 2));
    StateOut out = new StateOut();
    history.write(out);
    EntityHistory again = new EntityHistory();
    again.read(new StateIn(out.toByteArray()));
    again.forgetBefore((T0 + 60) * 1000);
    assertThat(again.remembered()).isEqualTo(1);
    assertThat(again.logins("source.ip", "10.0.0.2", 0, List.of())).isNotNull();
  }
}
