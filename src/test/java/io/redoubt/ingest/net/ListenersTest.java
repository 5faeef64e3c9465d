package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.redoubt.event.port.Delivery;
import io.redoubt.testing.RecordingIntake;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Real sockets on the loopback interface.
class ListenersTest {
  private static final String HOST = "127.0.0.1";

  private final RecordingIntake intake = new RecordingIntake();
  private final List<Listeners> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(listeners -> listeners.close(Duration.ofSeconds(20)));
  }

  private Tally listen(String option) {
    return listen(option, NetLimits.standard()).tallies().getFirst();
  }

  private Listeners listen(String option, NetLimits limits) {
    Listeners listeners =
        Listeners.open(
            ListenOption.parse(option, HOST), Optional.empty(), intake, limits, Pause.REAL);
    opened.add(listeners);
    return listeners;
  }

  private Tally closed() {
    Listeners listeners = opened.removeLast();
    listeners.close(Duration.ofSeconds(20));
    return listeners.tallies().getFirst();
  }

  @Test
  void takesSyslogFromUdp() throws IOException {
    int port = listen("syslog-udp=0").endpoint().port();
    send(port, "<13>one\n", "<13>two");
    intake.awaitRecords(2);
    assertThat(intake.texts()).containsExactlyInAnyOrder("<13>one", "<13>two");
    assertThat(intake.deliveries())
        .extracting(Delivery::channel, Delivery::sender, Delivery::declared)
        .containsOnly(tuple("syslog-udp", HOST, ""));
    assertThat(closed()).returns(2L, Tally::received).returns(2L, Tally::accepted);
  }

  @Test
  void takesBothFramingsFromTcpEachOnItsConnection() throws IOException {
    int port = listen("syslog-tcp=0").endpoint().port();
    try (Socket counted = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket lines = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(counted, "7 <1>a\nbc4 <2>x");
      write(lines, "<3>y\n<4>last without end");
      intake.awaitRecords(3);
    }
    intake.awaitRecords(4);
    assertThat(intake.texts())
        .containsExactlyInAnyOrder("<1>a\nbc", "<2>x", "<3>y", "<4>last without end");
    assertThat(closed()).returns(4L, Tally::accepted).returns(0L, Tally::waiting);
  }

  @Test
  void takesGelfFromBothTransports() throws IOException {
    int port = listen("gelf-udp=0").endpoint().port();
    byte[] whole = GelfDatagramsTest.gzip(GelfDatagramsTest.bytes("{\"short_message\":\"u\"}"));
    sendBytes(port, GelfDatagramsTest.chunk(1, 0, 1, whole));
    intake.awaitRecords(1);
    int tcp = listen("gelf-tcp=0").endpoint().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), tcp)) {
      write(socket, "{\n\"short_message\":\"t\"}\0{}\0");
      intake.awaitRecords(3);
    }
    assertThat(intake.texts())
        .containsExactly("{\"short_message\":\"u\"}", "{\n\"short_message\":\"t\"}", "{}");
    assertThat(intake.deliveries()).extracting(Delivery::declared).containsOnly("gelf");
  }

  @Test
  void recordThatIsTooLongIsKeptInPieces() throws IOException {
    NetLimits limits = limits(20_000, 1_000);
    int port = listen("syslog-tcp=0", limits).tallies().getFirst().endpoint().port();
    String sent = "x".repeat(50_000);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, sent + "\n<1>next\n");
      intake.awaitRecords(4);
    }
    List<String> texts = intake.texts();
    assertThat(texts.getLast()).isEqualTo("<1>next");
    assertThat(String.join("", texts.subList(0, texts.size() - 1))).isEqualTo(sent);
    assertThat(closed().cut()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void recordOfTenMillionBytesIsOne() throws IOException {
    int port = listen("syslog-tcp=0").endpoint().port();
    String sent = "<1>" + "y".repeat(9_999_997);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, "10000000 " + sent + "4 <2>z");
      intake.awaitRecords(2);
    }
    assertThat(intake.texts().equals(List.of(sent, "<2>z"))).isTrue();
    assertThat(closed().cut()).isZero();
  }

  @Test
  void deliveriesHaveAtMostTheLimitOfRecords() throws IOException {
    int port = listen("syslog-tcp=0", limits(10_000, 10)).tallies().getFirst().endpoint().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, "<1>line\n".repeat(1_000));
      intake.awaitRecords(1_000);
    }
    assertThat(intake.deliveries())
        .allSatisfy(delivery -> assertThat(delivery.records()).hasSizeLessThanOrEqualTo(10));
  }

  @Test
  void connectionsBeyondTheLimitAreTurnedAwayAndCounted() throws IOException {
    NetLimits standard = NetLimits.standard();
    NetLimits one =
        new NetLimits(
            standard.record(),
            10,
            standard.memory(),
            1,
            Duration.ZERO,
            standard.idle(),
            standard.unfinished());
    int port = listen("syslog-tcp=0", one).tallies().getFirst().endpoint().port();
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(first, "<1>a\n");
      intake.awaitRecords(1);
      try (Socket second = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(second.getInputStream().read()).isEqualTo(-1);
      }
    }
    assertThat(closed().turnedAway()).isEqualTo(1);
  }

  @Test
  void unfinishedRecordIsTakenAfterAWhileAndSilenceEndsTheConnection() throws IOException {
    NetLimits standard = NetLimits.standard();
    Duration soon = Duration.ofMillis(20);
    NetLimits hasty =
        new NetLimits(
            standard.record(),
            10,
            standard.memory(),
            10,
            Duration.ZERO,
            Duration.ofMillis(60),
            soon);
    int port = listen("syslog-tcp=0", hasty).tallies().getFirst().endpoint().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, "<1>no end");
      intake.awaitRecords(1);
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(intake.texts()).containsExactly("<1>no end");
  }

  @Test
  void closingHandsOverWhatHasArrived() throws IOException {
    int port = listen("syslog-tcp=0").endpoint().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      write(socket, "<1>first\n");
      intake.awaitRecords(1);
      write(socket, "<2>second\n<3>rest");
      Tally tally = closed();
      assertThat(tally.received()).isEqualTo(tally.accepted() + tally.refused());
      assertThat(tally.received()).isEqualTo(intake.texts().size());
    }
  }

  @Test
  void namesWhatCannotBeBoundAndOpensNothing() throws IOException {
    int taken = listen("syslog-tcp=0").endpoint().port();
    assertThatThrownBy(() -> listen("gelf-tcp=0,syslog-tcp=" + taken))
        .isInstanceOf(BadListen.class)
        .hasMessageContaining("Cannot listen at syslog-tcp=127.0.0.1:" + taken);
    assertThatThrownBy(() -> listen("syslog-tls=0"))
        .isInstanceOf(BadListen.class)
        .hasMessageContaining("--tls-cert");
  }

  static NetLimits limits(int record, int batch) {
    NetLimits standard = NetLimits.standard();
    return new NetLimits(
        record,
        batch,
        standard.memory(),
        standard.connections(),
        Duration.ZERO,
        standard.idle(),
        standard.unfinished());
  }

  static void write(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  private static void send(int port, String... datagrams) throws IOException {
    for (String datagram : datagrams) {
      sendBytes(port, datagram.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  static void sendBytes(int port, byte[] datagram) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
    }
  }
}
