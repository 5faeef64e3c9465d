package io.redoubt.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Read.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final AnswerSchema SCHEMA = new AnswerSchema();
  private static final AnswerReader READER = new AnswerReader(SCHEMA);
  private static final List<String> IDS = List.of("E1", "E2", "E3");
  private static final Expected EXPECTED =
      new Expected("R7DBT1", "QX31ZP", "violet-harbour", IDS, List.of("T1110.001", "T1078"));
  static final String GOOD =
      """
      {"head":"R7DBT1","observations":[{"refs":["E1","E2"],"text":"312 log-ons failed."}],
      "benign_hypothesis":{"text":"A script kept an old password.","refs":["E1"]},
      "malicious_hypothesis":{"text":"Somebody guesses passwords.","refs":[]},
      "verdict":"true_positive","severity":"high","category":"authentication_abuse",
      "techniques":[{"id":"T1110.001","refs":["E1"]}],"confidence":"medium",
      "summary":"312 log-ons failed on HOST_1 from IP_EXT_1_N1.",
      "recommendations":[{"action":"monitor","target_ref":"E1","rationale":"Watch it."}],
      "missing":["auth_history"],"injection_suspected":false,"nonce":"QX31ZP"}
      """;

  private static Read read(String raw) {
    return READER.read(raw, EXPECTED);
  }

  private static @Nullable Reason reason(String raw) {
    return read(raw) instanceof Read.Bad(Reason reason, List<String> problems)
            && !problems.isEmpty()
        ? reason
        : null;
  }

  @Test
  void readsWhatObeysTheSchema() {
    assertThat(read(GOOD))
        .isInstanceOfSatisfying(
            Read.Ok.class,
            ok -> {
              Answer answer = ok.answer();
              assertThat(answer.verdict()).isEqualTo(Disposition.TRUE_POSITIVE);
              assertThat(answer.severity()).isEqualTo(Severity.HIGH);
              assertThat(answer.observations().getFirst().refs()).containsExactly("E1", "E2");
              assertThat(answer.techniques().getFirst().id()).isEqualTo("T1110.001");
              assertThat(answer.recommendations().getFirst().targetRef()).isEqualTo("E1");
              assertThat(answer.missing()).containsExactly("auth_history");
            });
  }

  @Test
  void acceptsOneFenceAndAByteOrderMark() {
    assertThat(read("```json\n" + GOOD + "```")).isInstanceOf(Read.Ok.class);
    assertThat(read("\uFEFF\n" + GOOD)).isInstanceOf(Read.Ok.class);
    assertThat(reason("```json\n" + GOOD + "```\n```\n{}\n```")).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void saysWhichEndOfThePromptWasLost() {
    assertThat(reason(GOOD.replace("R7DBT1", "AAAAAA"))).isEqualTo(Reason.TRUNCATED);
    assertThat(reason(GOOD.replace("QX31ZP", "AAAAAA"))).isEqualTo(Reason.TRUNCATED);
    assertThat(reason(GOOD.replace(",\"nonce\":\"QX31ZP\"", ""))).isEqualTo(Reason.TRUNCATED);
    assertThat(reason(GOOD.substring(0, 400))).isEqualTo(Reason.CUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "violet-harbour",
        "Violet Harbour",
        "v-i-o-l-e-t h-a-r-b-o-u-r",
        "v\\u0069olet-harb\\u006fur"
      })
  void findsTheCanaryInAnyDisguise(String leak) {
    assertThat(reason(GOOD.replace("Watch it.", "Watch " + leak + "."))).isEqualTo(Reason.LEAK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Here it is: {}",
        "{} {}",
        "[]",
        "\"text\"",
        "null",
        "{'head':1}",
        "{\"a\":NaN}",
        "{\"a\":1,}",
        "{\"a\":1 /* no */}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\u0001\"}"
      })
  void refusesWhatIsNotOneJsonObject(String raw) {
    assertThat(reason(raw)).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void refusesReasoningEmptinessAndSize() {
    assertThat(reason("<think>hm</think>" + GOOD)).isEqualTo(Reason.THINKING);
    assertThat(reason("  \n")).isEqualTo(Reason.EMPTY);
    assertThat(reason(" ".repeat(300_000))).isEqualTo(Reason.OVERSIZED);
  }

  @Test
  void namesTheProblemsWithoutRepeatingTheAnswer() {
    assertThat(read(GOOD.replace("\"E2\"", "\"E9\"").replace("[\"E1\"]}],", "[\"E7\"]}],")))
        .isEqualTo(
            new Read.Bad(Reason.SCHEMA, List.of("a reference names no line of the evidence")));
    assertThat(read(GOOD.replace("\"T1110.001\"", "\"T1666\"")))
        .isEqualTo(new Read.Bad(Reason.SCHEMA, List.of("a technique is none of the candidates")));
    assertThat(read(GOOD.replace("\"confidence\":\"medium\"", "\"<b>evil\":1")))
        .isInstanceOfSatisfying(
            Read.Bad.class,
            bad ->
                assertThat(bad.problems())
                    .contains("the object lacks a key: confidence.")
                    .noneMatch(p -> p.contains("evil")));
  }

  @Test
  void techniquesMustNotStandWhereNoneWereOffered() {
    Expected none = new Expected("R7DBT1", "QX31ZP", "", IDS, List.of());
    assertThat(SCHEMA.forRequest(IDS, List.of())).doesNotContain("techniques");
    assertThat(READER.read(GOOD, none)).isInstanceOf(Read.Bad.class);
    String without = GOOD.replace("\"techniques\":[{\"id\":\"T1110.001\",\"refs\":[\"E1\"]}],", "");
    assertThat(READER.read(without, none)).isInstanceOf(Read.Ok.class);
  }

  @Test
  void textsLoseWhatNobodySees() {
    String hidden = "Wa\u200Btch\\u0000 \\u202e\uDB40\uDC41it\\ud800 now \uFF16\uFF13.";
    assertThat(read(GOOD.replace("Watch it.", hidden)))
        .isInstanceOfSatisfying(
            Read.Ok.class,
            ok ->
                assertThat(ok.answer().recommendations().getFirst().rationale())
                    .isEqualTo("Watch it now 63."));
  }

  @Test
  void theSchemaHoldsTheIdsOfTheRequest() {
    assertThat(SCHEMA.forRequest(IDS, List.of("T1110.001", "T1078")))
        .contains("{\"enum\":[\"E1\",\"E2\",\"E3\"]}")
        .contains("{\"enum\":[\"T1110.001\",\"T1078\"]}")
        .doesNotContain("@");
  }
}
