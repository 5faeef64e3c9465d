package io.redoubt.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Ticker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:11434, http://127.0.0.1:11434",
    "http://127.0.0.1:11434/, http://127.0.0.1:11434",
    "http://127.0.0.1:8000/v1, http://127.0.0.1:8000",
    "http://127.0.0.1:8000/v1/, http://127.0.0.1:8000",
    "localhost:1234, http://localhost:1234",
    "https://gpu.example/api/v1, https://gpu.example/api",
  })
  void readsAddressesAsPeopleWriteThem(String written, String base) {
    assertThat(Endpoint.parse(written, ApiKey.NONE, false).base()).hasToString(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://x", "http://", "http://u:geheim@x", "http://x?key=geheim", "http://a b"})
  void refusesWhatIsNoAddressAndQuotesNoSecret(String written) {
    assertThatThrownBy(() -> Endpoint.parse(written, ApiKey.NONE, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.7:1", "http://127.0.0.1.evil.example"})
  void sendsNothingInPlainTextToAnotherMachine(String address) {
    Wire wire = new Wire(Endpoint.parse(address, ApiKey.NONE, false), Timers.STANDARD);
    Deadline soon = Deadline.after(Duration.ofSeconds(1), Ticker.system());
    try (Reply reply = wire.open(Call.get("/"), Duration.ofSeconds(1), soon)) {
      assertThat(reply)
          .isInstanceOfSatisfying(
              Reply.Refused.class,
              r -> assertThat(r.failure().reason()).isEqualTo(FailureReason.PLAINTEXT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "http://127.0.0.9:1", "http://[::1]:1", "https://x"})
  void allowsThisMachineAndEncryption(String address) {
    assertThat(Endpoint.parse(address, ApiKey.NONE, false).permitted()).isTrue();
  }

  @Test
  void showsNoKey() {
    ApiKey key = ApiKey.of("sk-very-secret");
    assertThat(Endpoint.parse("localhost", key, false).toString()).doesNotContain("secret");
    assertThat(key.removedFrom("bad key sk-very-secret!")).isEqualTo("bad key ***!");
    assertThatThrownBy(() -> ApiKey.of("sk-very\nsecret")).hasMessageNotContaining("secret");
  }

  @Test
  void makesDetailsHarmless() {
    Failure failure =
        new Failure(FailureReason.PROTOCOL, "a\u001b[31m\r\nb\u202e" + "x".repeat(999));
    assertThat(failure.detail()).startsWith("a [31m b x").hasSizeLessThanOrEqualTo(200);
  }
}
