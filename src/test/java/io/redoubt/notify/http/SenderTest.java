package io.redoubt.notify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.redoubt.notify.reach.Connector;
import io.redoubt.notify.reach.Destination;
import io.redoubt.notify.reach.Reach;
import io.redoubt.notify.reach.Resolver;
import io.redoubt.testing.receive.HttpReceiver;
import io.redoubt.testing.receive.Script;
import io.redoubt.testing.receive.Trusting;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final Reach LOOPBACK = Reach.with(List.of("localhost"));

  private static Sender sender(Reach reach) {
    return new Sender(
        Connector.of(reach, Trusting.authority()),
        new Sender.Bounds(Duration.ofSeconds(20), 100, true));
  }

  private static Outgoing to(String url) {
    return switch (Destination.ofUrl(url)) {
      case Destination.Read.Usable(var destination) -> Outgoing.json(destination, Map.of(), BODY);
      case Destination.Read.Wrong(String reason) -> throw new IllegalArgumentException(reason);
    };
  }

  private static Answer ask(Script... steps) {
    try (HttpReceiver receiver = HttpReceiver.plain().then(steps)) {
      return sender(LOOPBACK).send(to(receiver.url("/x?y=1")));
    }
  }

  @Test
  void sendsOneWholeRequest() {
    try (HttpReceiver receiver = HttpReceiver.plain().then(new Script.Answers(202, "{}"))) {
      Answer answer = sender(LOOPBACK).send(to(receiver.url("/x?y=1")));
      assertThat(answer).hasToString("status 202");
      HttpReceiver.Got got = receiver.got().getFirst();
      assertThat(got.head()).startsWith("POST /x?y=1 HTTP/1.1\r\n");
      assertThat(got.header("host")).isEqualTo("localhost:" + receiver.port());
      assertThat(got.header("content-type")).isEqualTo("application/json");
      assertThat(got.body()).isEqualTo("{\"a\":1}");
    }
  }

  @Test
  void followsNoRedirect() {
    try (HttpReceiver other = HttpReceiver.plain();
        HttpReceiver receiver =
            HttpReceiver.plain()
                .then(new Script.Answers(302, Map.of("Location", other.url("/in")), ""))) {
      assertThat(sender(LOOPBACK).send(to(receiver.url("/")))).hasToString("status 302");
      assertThat(other.got()).isEmpty();
    }
  }

  @Test
  void refusesLoopbackThatNobodyAllowed() {
    try (HttpReceiver receiver = HttpReceiver.plain()) {
      assertThat(sender(Reach.publicOnly()).send(to(receiver.url("/s3cret"))))
          .isInstanceOfSatisfying(
              Answer.Forbidden.class,
              refused ->
                  assertThat(refused.reason()).contains("notify.allow").doesNotContain("s3cret"));
      assertThat(receiver.got()).isEmpty();
    }
  }

  /* The second answer of the name server, which is never asked for, would be an inner one. */
  @Test
  void aNameIsLookedUpOnceAndWhatWasCheckedIsConnectedTo() {
    AtomicInteger looks = new AtomicInteger();
    Resolver rebinding =
        _ -> {
          looks.incrementAndGet();
          return List.of(InetAddress.ofLiteral("127.0.0.1"));
        };
    try (HttpReceiver receiver = HttpReceiver.plain()) {
      Connector connector =
          new Connector(
              Reach.with(List.of("hooks.example")),
              rebinding,
              Trusting.authority(),
              System::nanoTime);
      Sender sender = new Sender(connector, new Sender.Bounds(Duration.ofSeconds(20), 100, true));
      Answer answer = sender.send(to("http://hooks.example:" + receiver.port() + "/"));
      assertThat(answer).hasToString("status 200");
      assertThat(looks).hasValue(1);
      assertThat(receiver.got().getFirst().header("host")).startsWith("hooks.example:");
    }
  }

  @Test
  void plaintextIsRefusedUnlessAllowed() {
    try (HttpReceiver receiver = HttpReceiver.plain()) {
      Sender strict = new Sender(Connector.of(LOOPBACK), Sender.Bounds.STANDARD);
      assertThat(strict.send(to(receiver.url("/")))).isInstanceOf(Answer.Forbidden.class);
      assertThat(receiver.got()).isEmpty();
    }
  }

  @Test
  void tlsIsBelievedOnlyFromTheRightAuthorityAndName() {
    try (HttpReceiver receiver = HttpReceiver.encrypted()) {
      assertThat(sender(LOOPBACK).send(to(receiver.url("/")))).hasToString("status 200");
      Sender untold = new Sender(Connector.of(LOOPBACK), Sender.Bounds.STANDARD);
      assertThat(untold.send(to(receiver.url("/"))))
          .isInstanceOfSatisfying(
              Answer.Failed.class, failed -> assertThat(failed.reason()).contains("TLS failed"));
      Connector named =
          new Connector(
              Reach.with(List.of("other.example")),
              _ -> List.of(InetAddress.getLoopbackAddress()),
              Trusting.authority(),
              System::nanoTime);
      Answer answer =
          new Sender(named, Sender.Bounds.STANDARD)
              .send(to("https://other.example:" + receiver.port() + "/"));
      assertThat(answer).isInstanceOf(Answer.Failed.class);
      assertThat(receiver.got()).hasSize(1);
    }
  }

  @Test
  void aHangEndsAtTheDeadline() {
    try (HttpReceiver receiver = HttpReceiver.plain().then(new Script.Hangs())) {
      Sender hasty =
          new Sender(Connector.of(LOOPBACK), new Sender.Bounds(Duration.ofMillis(300), 100, true));
      assertThat(hasty.send(to(receiver.url("/"))))
          .isInstanceOfSatisfying(
              Answer.Failed.class, failed -> assertThat(failed.reason()).contains("not answer"));
    }
  }

  @Test
  void brokenAnswersAreValues() {
    assertThat(ask(new Script.HangsUp())).isInstanceOf(Answer.Failed.class);
    assertThat(ask(new Script.Writes("SSH-2.0-x\r\n"))).isInstanceOf(Answer.Failed.class);
    assertThat(ask(new Script.Writes("HTTP/1.1 200 OK\r\nX: " + "y".repeat(9000))))
        .isInstanceOf(Answer.Failed.class);
    assertThat(ask(new Script.BreaksOff("abc")))
        .isInstanceOfSatisfying(
            Answer.Received.class,
            received -> {
              assertThat(received.whole()).isFalse();
              assertThat(received.text()).isEqualTo("abc");
            });
  }

  @Test
  void readsChunksAndLeavesOutWhatIsTooLong() {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(
            ask(
                new Script.Writes(
                    "HTTP/1.1 103 x\r\n\r\n" + head + "3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n")))
        .isInstanceOfSatisfying(
            Answer.Received.class,
            received -> {
              assertThat(received.text()).isEqualTo("abcde");
              assertThat(received.whole()).isTrue();
            });
    assertThat(ask(new Script.Answers(200, "z".repeat(1000))))
        .isInstanceOfSatisfying(
            Answer.Received.class,
            received -> {
              assertThat(received.body()).hasSize(100);
              assertThat(received.whole()).isFalse();
            });
  }

  @Test
  void headersCannotBreakTheRequest() {
    Destination to = new Destination("x.example", 443, true, "/");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Outgoing.json(to, Map.of("X-A", "b\r\nX-C: d"), BODY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Outgoing.json(to, Map.of("X A", "b"), BODY));
  }

  @Test
  void theSignatureIsOfTimestampAndBody() {
    Map<String, String> headers = Signature.headers("k", Instant.ofEpochSecond(1700000000), BODY);
    String signature = headers.getOrDefault(Signature.SIGNATURE, "");
    assertThat(signature)
        .isEqualTo("sha256=1b6ad1bc9bf48c52ce01939866d5877c6cc4e87ddad27e16673cb8c4964394a3");
    assertThat(Signature.holds("k", "1700000000", signature, BODY)).isTrue();
    assertThat(Signature.holds("k", "1700000001", signature, BODY)).isFalse();
    assertThat(Signature.holds("l", "1700000000", signature, BODY)).isFalse();
  }
}
