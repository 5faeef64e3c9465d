package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
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

  private RedactionCase under(Tier tier, String... policy) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < policy.length; i += 2) {
      fields.put(policy[i], policy[i + 1]);
    }
    return new Redactor(RedactionPolicy.of(fields), new byte[32]).open("A", tier);
  }

  @Test
  void aDroppedFieldLeavesNoStandInEitherInFreeText() {
    RedactionCase dropped = under(Tier.EXCERPTS, "user.name", "dropped");
    dropped.learn("user.name", "wanda");
    dropped.learn("related.user", "wanda");
    assertThat(text(dropped.text("Failed password for WANDA from 203.0.113.9, CORP\\wanda")))
        .isEqualTo("Failed password for [user.name] from IP_EXT_1_N1, CORP\\[user.name]");
    assertThat(text(dropped.value("related.user", "Wanda"))).isEqualTo("[user.name]");
    assertThat(dropped.map().values()).containsOnlyKeys("IP_EXT_1_N1");
  }

  @Test
  void whatOnlyItsShapeGivesAwayIsInDoubtOfTheDroppedField() {
    RedactionCase dropped = under(Tier.EXCERPTS, "source.ip", "dropped", "user.name", "dropped");
    dropped.learn("destination.ip", "10.0.0.1");
    assertThat(text(dropped.text("drop 203.0.113.9 to 10.0.0.1 in /home/wanda/x")))
        .isEqualTo("drop [ip] to IP_INT_1_N1 in /home/[user]/x");
  }

  @Test
  void aFieldThatNamesNobodyIsWithheldInEverySpelling() {
    RedactionCase dropped = under(Tier.EXCERPTS, "process.command_line", "dropped");
    dropped.learn("process.command_line", "net \"use\" C:\\x & exit");
    assertThat(text(dropped.text("{\"c\":\"net \\\"use\\\" C:\\\\x & exit\",\"d\":1}")))
        .isEqualTo("{\"c\":\"[process.command_line]\",\"d\":1}");
    assertThat(text(dropped.text("<c>net &quot;use&quot; C:\\x &amp; exit</c>")))
        .isEqualTo("<c>[process.command_line]</c>");
    assertThat(text(dropped.text("c=net%20%22use%22%20C%3A%5Cx%20%26%20exit&d=1")))
        .isEqualTo("c=[process.command_line]&d=1");
    RedactionCase named = under(Tier.EXCERPTS, "url.path", "pseudonymised");
    named.learn("url.path", "/plan/merger");
    assertThat(text(named.text("GET http://intra/plan/merger HTTP/1.1")))
        .isEqualTo("GET http://intraTEXT_1 HTTP/1.1");
    assertThat(named.restore("TEXT_1")).isEqualTo("/plan/merger");
  }

  @Test
  void theBeginningOfALongWithheldValueIsEnough() {
    RedactionCase dropped = under(Tier.EXCERPTS, "process.command_line", "dropped");
    String value = "rundll32 " + "abc def ".repeat(40);
    dropped.learn("process.command_line", value);
    assertThat(text(dropped.text("ran " + value.substring(0, 200))))
        .isEqualTo("ran [process.command_line]");
  }

  @Test
  void theOwnPolicyHoldsAtTierThreeToo() {
    RedactionCase raw = under(Tier.RAW, "user.name", "dropped");
    raw.learn("user.name", "wanda");
    assertThat(text(raw.text("for wanda from 203.0.113.9")))
        .isEqualTo("for [user.name] from 203.0.113.9");
  }

  @Test
  void whatTheOwnPolicyAllowsIsNotHiddenByAnotherFieldWithTheSameValue() {
    RedactionCase allowed = under(Tier.EXCERPTS, "user.name", "allowed");
    allowed.learn("related.user", "wanda");
    allowed.learn("user.name", "wanda");
    assertThat(text(allowed.text("session opened, wanda"))).isEqualTo("session opened, wanda");
  }

  @Test
  void aSecretInAWithheldValueGoesWithIt() {
    RedactionCase dropped = under(Tier.EXCERPTS, "url.original", "dropped");
    dropped.learn("url.original", "/a?password=hunter2&x=10.0.0.1");
    assertThat(text(dropped.text("GET /a?password=hunter2&x=10.0.0.1 HTTP/1.1")))
        .isEqualTo("GET [url.original] HTTP/1.1");
  }

  @Test
  void aForgottenNameKeepsItsStandIn() {
    one.learn("user.name", "wanda");
    assertThat(text(one.text("by wanda"))).isEqualTo("by USER_1");
    one.forget();
    assertThat(text(one.text("by wanda"))).isEqualTo("by wanda");
    one.learn("user.name", "wanda");
    assertThat(text(one.text("by wanda"))).isEqualTo("by USER_1");
  }

  @Test
  void wordsOfProgramsThatLookLikeKeysAndValuesStay() {
    for (String harmless :
        new String[] {
          "TTY=pts/1 ; PWD=/tmp ; USER=root ; COMMAND=/usr/bin/id",
          "pam_unix(passwd:chauthtok): password changed",
          "GET /.aws/credentials HTTP/1.1",
          "PWD=/ OLDPWD=/var/log",
          "{host.name process.parent.name user.email}"
        }) {
      assertThat(text(one.text(harmless)).replace("ADMIN_1", "root")).isEqualTo(harmless);
    }
    assertThat(text(one.text("john.name host.example.com"))).isEqualTo("DOMAIN_1 DOMAIN_2");
    assertThat(text(one.text("PWD=/hx9Lr!4"))).isEqualTo("PWD=[secret keyed]");
  }
}
