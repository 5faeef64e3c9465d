package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RedactionCaseTest {
  private final Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[32]);
  private final RedactionCase one = redactor.open("A", Tier.EXCERPTS);

  private static String text(Redaction redaction) {
    return redaction instanceof Redaction.Done(var done) ? done.text() : "REFUSED";
  }

  @Test
  void theSameValueGetsTheSameStandInWhereverItStands() {
    one.learn("user.name", "wanda");
    assertThat(text(one.text("Failed password for wanda from 203.0.113.9 port 22 ssh2")))
        .isEqualTo("Failed password for USER_1 from IP_EXT_1_N1 port 22 ssh2");
    assertThat(text(one.value("source.ip", "203.0.113.9"))).isEqualTo("IP_EXT_1_N1");
    assertThat(text(one.text("session opened for WANDA by 203.0.113.77")))
        .isEqualTo("session opened for USER_1 by IP_EXT_2_N1");
  }

  @Test
  void keepsWhatReasoningNeeds() {
    assertThat(text(one.value("source.ip", "10.1.2.3"))).startsWith("IP_INT_");
    assertThat(text(one.value("source.ip", "::ffff:10.1.2.3")))
        .isEqualTo(text(one.value("source.ip", "10.1.2.3")));
    assertThat(text(one.value("user.name", "root"))).isEqualTo("ADMIN_1");
    assertThat(text(one.value("user.name", "WEB01$"))).isEqualTo("MACHINE_1");
    assertThat(
            text(
                one.text(
                    "EventID 4625 at 2026-03-17 02:40:11 UTC, 231 events, T1110.001, port 3389,"
                        + " HTTP 404")))
        .isEqualTo(
            "EventID 4625 at 2026-03-17 02:40:11 UTC, 231 events, T1110.001, port 3389, HTTP 404");
  }

  @Test
  void restoresOnlyWhatItGaveOut() {
    one.value("user.name", "wanda");
    assertThat(one.restore("USER_1 and USER_2")).isEqualTo("wanda and USER_2");
    assertThat(one.forged("USER_1 and USER_2 and IP_EXT_9_N1"))
        .containsExactly("USER_2", "IP_EXT_9_N1");
  }

  @Test
  void aStandInThatALogBringsAlongIsNoStandIn() {
    one.value("user.name", "wanda");
    assertThat(text(one.text("login of USER_1 refused"))).isEqualTo("login of user-1 refused");
  }

  @Test
  void tellsNothingAcrossCases() {
    RedactionCase other = redactor.open("B", Tier.EXCERPTS);
    one.value("user.name", "first");
    assertThat(text(one.value("user.name", "wanda"))).isEqualTo("USER_2");
    assertThat(text(other.value("user.name", "wanda"))).isEqualTo("USER_1");
    assertThat(one.map().id()).isNotEqualTo(other.map().id()).hasSize(24);
  }

  @Test
  void dropsWhatAFieldOfTierOneMayNotShow() {
    RedactionCase first = redactor.open("A", Tier.METADATA);
    assertThat(text(first.value("process.command_line", "curl evil")))
        .isEqualTo("[process.command_line]");
    assertThat(text(first.value("event.outcome", "failure"))).isEqualTo("failure");
  }

  @Test
  void refusesATextItCannotCleanInBounds() {
    assertThat(one.text("x".repeat(RedactionCase.MOST + 1))).isInstanceOf(Redaction.Refused.class);
  }

  @Test
  @Timeout(20)
  void noTextStallsIt() {
    String[] hostile = {
      "a.",
      "1.",
      "%41",
      "a@",
      "1:",
      "S-1-5-",
      "\\\\",
      "user=",
      "&amp;",
      "aA1",
      "::",
      "-----begin ",
      "eyj",
      "+1 ",
      "4111 "
    };
    for (String unit : hostile) {
      assertThat(one.text(unit.repeat((64 << 10) / unit.length())))
          .isInstanceOf(Redaction.Done.class);
    }
  }

  @Test
  void itsOwnWordsHoldNoValue() {
    one.value("user.name", "wanda");
    assertThat(one + " " + one.map()).doesNotContain("wanda");
  }
}
