package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.testing.RecordingIntake;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// RFC 5425 over real sockets. The sender's side is set up by the same reader of PEM files.
class TlsTest {
  private static final Path FILES = Path.of("src/test/resources/tls");
  private static final String HOST = "127.0.0.1";

  private final RecordingIntake intake = new RecordingIntake();

  private Listeners listen(boolean clientCertificates) {
    TlsIdentity identity =
        TlsIdentity.of(
            FILES.resolve("server.pem"),
            FILES.resolve("server-key.pem"),
            clientCertificates ? Optional.of(FILES.resolve("authority.pem")) : Optional.empty());
    return Listeners.open(
        ListenOption.parse("syslog-tls=0", HOST),
        Optional.of(identity),
        intake,
        NetLimits.standard(),
        Pause.REAL);
  }

  private static SSLSocket connect(Listeners listeners, String who) throws IOException {
    SSLContext context =
        TlsIdentity.of(
                FILES.resolve(who + ".pem"),
                FILES.resolve(who + "-key.pem"),
                Optional.of(FILES.resolve("authority.pem")))
            .context();
    int port = listeners.tallies().getFirst().endpoint().port();
    return (SSLSocket)
        context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
  }

  @Test
  void takesCountedRecordsInsideTls() throws IOException {
    Listeners listeners = listen(false);
    try (SSLSocket socket = connect(listeners, "stranger")) {
      ListenersTest.write(socket, "4 <1>a4 <2>b".repeat(20_000));
      intake.awaitRecords(40_000);
    }
    listeners.close(Duration.ofSeconds(20));
    assertThat(intake.texts()).hasSize(40_000).contains("<1>a", "<2>b");
    assertThat(listeners.tallies().getFirst()).returns(40_000L, Tally::accepted);
  }

  @Test
  void asksForACertificateWhenTold() throws IOException {
    Listeners listeners = listen(true);
    try (SSLSocket known = connect(listeners, "sender")) {
      ListenersTest.write(known, "4 <1>a");
      intake.awaitRecords(1);
    }
    try (SSLSocket stranger = connect(listeners, "stranger")) {
      assertThatThrownBy(
              () -> {
                ListenersTest.write(stranger, "4 <1>b");
                if (stranger.getInputStream().read() < 0) {
                  throw new IOException("closed");
                }
              })
          .isInstanceOf(IOException.class);
    }
    listeners.close(Duration.ofSeconds(20));
    assertThat(intake.texts()).containsExactly("<1>a");
    assertThat(listeners.tallies().getFirst().turnedAway()).isEqualTo(1);
  }

  @Test
  void whoSpeaksNoTlsIsTurnedAway() throws IOException {
    Listeners listeners = listen(false);
    int port = listeners.tallies().getFirst().endpoint().port();
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port)) {
      ListenersTest.write(plain, "<1>in the clear\n");
      while (plain.getInputStream().read() >= 0) {
        Thread.onSpinWait();
      }
    } catch (IOException _) {
      assertThat(intake.texts()).isEmpty();
    }
    listeners.close(Duration.ofSeconds(20));
    assertThat(intake.texts()).isEmpty();
    assertThat(listeners.tallies().getFirst().turnedAway()).isEqualTo(1);
  }

  @Test
  void saysWhatIsWrongWithAFile(@TempDir Path folder) throws IOException {
    Path chain = FILES.resolve("server.pem");
    assertThatThrownBy(() -> TlsIdentity.of(chain, FILES.resolve("old-key.pem"), Optional.empty()))
        .isInstanceOf(BadListen.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> TlsIdentity.of(empty, chain, Optional.empty()))
        .isInstanceOf(BadListen.class);
    assertThatThrownBy(() -> TlsIdentity.of(folder.resolve("none.pem"), chain, Optional.empty()))
        .hasMessageContaining("cannot be read");
  }
}
