package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Taken;
import io.redoubt.testing.RecordingIntake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An intake that is busy: who can be slowed down is, what cannot be is counted.
class BackPressureTest {
  private static final String HOST = "127.0.0.1";

  private final RecordingIntake intake = new RecordingIntake();

  private Listeners listen(String option, long memory) {
    NetLimits standard = NetLimits.standard();
    NetLimits limits =
        new NetLimits(
            standard.record(),
            100,
            memory,
            100,
            Duration.ZERO,
            standard.idle(),
            standard.unfinished());
    return Listeners.open(
        ListenOption.parse(option, HOST), Optional.empty(), intake, limits, Pause.REAL);
  }

  @Test
  void streamIsReadNoFurtherAndLosesNothing() throws IOException {
    intake.refuse(Taken.Refusal.BUSY);
    Listeners listeners = listen("syslog-tcp=0", 1 << 20);
    int port = listeners.tallies().getFirst().endpoint().port();
    ByteBuffer lines =
        ByteBuffer.wrap("<13>a line\n".repeat(1_000).getBytes(StandardCharsets.ISO_8859_1));
    long sent = 0;
    try (SocketChannel sender =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      sender.configureBlocking(false);
      intakeRefusesOnce(sender, lines);
      sent += 1_000;
      int full = 0;
      while (full < 2_000) {
        if (!lines.hasRemaining()) {
          lines.rewind();
          sent += 1_000;
        }
        full = sender.write(lines) == 0 ? full + 1 : 0;
        Thread.onSpinWait();
      }
      intake.awaitRefusals(3);
      assertThat(listeners.tallies().getFirst().received()).isLessThan(sent);
      intake.accept();
      sender.configureBlocking(true);
      while (lines.hasRemaining()) {
        assertThat(sender.write(lines)).isPositive();
      }
    }
    intake.awaitRecords(sent);
    listeners.close(Duration.ofSeconds(20));
    assertThat(intake.texts()).hasSize((int) sent).containsOnly("<13>a line");
    assertThat(listeners.tallies().getFirst())
        .returns(sent, Tally::received)
        .returns(sent, Tally::accepted)
        .returns(0L, Tally::dropped)
        .returns(0L, Tally::refused);
  }

  private void intakeRefusesOnce(SocketChannel sender, ByteBuffer lines) throws IOException {
    while (lines.hasRemaining()) {
      sender.write(lines);
    }
    intake.awaitRefusals(1);
  }

  @Test
  void datagramsBeyondTheRoomAreDroppedAndEveryOneIsCounted() throws IOException {
    intake.refuse(Taken.Refusal.FULL);
    Listeners listeners = listen("syslog-udp=0", 40_000);
    int port = listeners.tallies().getFirst().endpoint().port();
    int sent = 2_000;
    try (DatagramChannel sender = DatagramChannel.open()) {
      sender.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20);
      InetSocketAddress to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      for (int i = 0; i < sent; i++) {
        sender.send(ByteBuffer.wrap(("<13>" + i).getBytes(StandardCharsets.ISO_8859_1)), to);
      }
    }
    awaitArrived(listeners, sent);
    intake.accept();
    long accepted = listeners.tallies().getFirst().received() - drops(listeners);
    intake.awaitRecords(accepted);
    listeners.close(Duration.ofSeconds(20));
    Tally tally = listeners.tallies().getFirst();
    assertThat(tally.dropped()).isPositive();
    assertThat(tally.accepted()).isEqualTo(intake.texts().size()).isPositive();
    assertThat(tally.accepted() + tally.refused() + tally.dropped()).isEqualTo(tally.received());
    assertThat(tally.received() + tally.kernelDropped()).isEqualTo(sent);
    assertThat(intake.texts()).doesNotHaveDuplicates();
  }

  private static long drops(Listeners listeners) {
    return listeners.tallies().getFirst().dropped();
  }

  private static void awaitArrived(Listeners listeners, int sent) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (arrived(listeners.tallies()) < sent) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static long arrived(List<Tally> tallies) {
    return tallies.getFirst().received() + tallies.getFirst().kernelDropped();
  }

  @Test
  void whatIsNotTakenUntilTheDeadlineIsCountedAsRefused() throws IOException {
    intake.refuse(Taken.Refusal.BUSY);
    Listeners listeners = listen("syslog-tcp=0", 1 << 20);
    int port = listeners.tallies().getFirst().endpoint().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      ListenersTest.write(socket, "<1>a\n<2>b\n");
      intake.awaitRefusals(2);
      listeners.close(Duration.ofMillis(1));
    }
    assertThat(listeners.tallies().getFirst())
        .returns(0L, Tally::accepted)
        .returns(0L, Tally::waiting);
    assertThat(listeners.tallies().getFirst().refused()).isEqualTo(2);
  }

  @Test
  void serviceThatStopsIsNotAskedAgain() throws IOException {
    intake.refuse(Taken.Refusal.CLOSING);
    Listeners listeners = listen("gelf-tcp=0", 1 << 20);
    int port = listeners.tallies().getFirst().endpoint().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      ListenersTest.write(socket, "{}\0");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    listeners.close(Duration.ofSeconds(20));
    assertThat(listeners.tallies().getFirst()).returns(1L, Tally::refused);
  }
}
