package io.redoubt.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Ticker;
import io.redoubt.testing.llm.LoopServer;
import io.redoubt.testing.llm.Out;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the head of an answer decides before its body is read.
class WireTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String JSON = "{\"a\":1}";

  /// Also one that could be read as it stands: what it says of itself is not true then.
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd", "identity, gzip"})
  void anAnswerThatCallsItselfCompressedIsRefused(String coding) {
    assertThat(answered(coding))
        .isInstanceOfSatisfying(
            Document.None.class,
            none -> {
              assertThat(none.failure().reason()).isEqualTo(FailureReason.PROTOCOL);
              assertThat(none.failure().detail()).contains(coding);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "Identity"})
  void anAnswerThatSaysThatItIsPlainIsTaken(String coding) {
    assertThat(answered(coding)).isInstanceOf(Document.Given.class);
  }

  /// The time for one look may be over while the deadline is not: then the server is slow, and
  /// nobody's patience has ended.
  @Test
  void aLookThatTakesTooLongBlamesTheServerAndNotTheDeadline() {
    try (LoopServer server = new LoopServer((socket, out) -> out.hold())) {
      Wire wire = new Wire(endpoint(server), Timers.STANDARD);
      Document document =
          wire.document(Call.get("/x"), Duration.ofMillis(50), Deadline.after(LONG, clock()));
      assertThat(document)
          .isInstanceOfSatisfying(
              Document.None.class,
              none -> assertThat(none.failure().reason()).isEqualTo(FailureReason.FIRST_BYTE));
    }
  }

  /// Its lines are short and it would end: it is still more than a document may be.
  @Test
  void aDocumentOfManyShortLinesEndsAtItsBound() {
    String line = " ".repeat(1023) + "\n";
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              LoopServer.read(socket);
              out.head("200 OK", "application/json", "Connection: close");
              for (int kib = 0; kib < 9 << 10; kib++) {
                out.raw(line);
              }
              out.raw(JSON);
            })) {
      Document document =
          new Wire(endpoint(server), Timers.STANDARD)
              .document(Call.get("/x"), LONG, Deadline.after(LONG, clock()));
      assertThat(document)
          .isInstanceOfSatisfying(
              Document.None.class,
              none -> assertThat(none.failure().reason()).isEqualTo(FailureReason.OVERSIZED));
    }
  }

  /// An answer that has begun is given the time between two pieces, not that until the first byte:
  /// else it would end with its deadline.
  @Test
  void anAnswerThatStopsFlowingIsNotWaitedForAsOneThatHasNotBegun() {
    Duration gap = Duration.ofMillis(50);
    Timers timers = new Timers(LONG, LONG, gap, LONG, LONG);
    try (LoopServer server = new LoopServer((socket, out) -> begin(socket, out).hold())) {
      assertThat(lines(new Wire(endpoint(server), timers), Duration.ofSeconds(10), 1 << 20))
          .hasValueSatisfying(f -> assertThat(f.reason()).isEqualTo(FailureReason.STALL));
    }
  }

  /// It would end, and all of it may be larger: a line may not.
  @Test
  void aLineOfAnAnswerEndsAtItsBound() {
    String piece = " ".repeat(64 << 10);
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              begin(socket, out);
              for (int i = 0; i < 5; i++) {
                out.raw(piece);
              }
              out.raw("\n");
            })) {
      assertThat(lines(new Wire(endpoint(server), Timers.STANDARD), LONG, 1 << 20))
          .hasValueSatisfying(f -> assertThat(f.reason()).isEqualTo(FailureReason.OVERSIZED));
    }
  }

  private static Out begin(Socket socket, Out out) throws IOException {
    LoopServer.read(socket);
    out.head("200 OK", "application/x-ndjson", "Connection: close");
    out.raw("{}\n");
    return out;
  }

  private static Optional<Failure> lines(Wire wire, Duration deadline, int cap) {
    Deadline end = Deadline.after(deadline, clock());
    try (Reply reply = wire.open(Call.get("/x"), LONG, end)) {
      return reply instanceof Reply.Open(var body) ? body.lines(cap, _ -> true) : Optional.empty();
    }
  }

  private static Document answered(String coding) {
    try (LoopServer server =
        new LoopServer(
            (socket, out) -> {
              LoopServer.read(socket);
              out.head(
                  "200 OK",
                  "application/json",
                  "Content-Encoding: " + coding,
                  "Content-Length: " + JSON.length());
              out.raw(JSON);
            })) {
      return new Wire(endpoint(server), Timers.STANDARD)
          .document(Call.get("/x"), LONG, Deadline.after(LONG, clock()));
    }
  }

  private static Endpoint endpoint(LoopServer server) {
    return Endpoint.parse("http://127.0.0.1:" + server.port(), ApiKey.NONE, false);
  }

  private static Ticker clock() {
    return Ticker.system();
  }
}
