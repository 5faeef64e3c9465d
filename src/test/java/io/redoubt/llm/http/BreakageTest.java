package io.redoubt.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.FailureReason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

class BreakageTest {
  private static FailureReason before(Throwable thrown) {
    return Breakage.before(thrown);
  }

  @Test
  void namesWhatHappenedBeforeTheAnswer() {
    assertThat(before(new HttpConnectTimeoutException("x")))
        .isEqualTo(FailureReason.TIMEOUT_CONNECT);
    assertThat(before(caused(new ConnectException(), new UnresolvedAddressException())))
        .isEqualTo(FailureReason.DNS);
    assertThat(before(new UnknownHostException("x"))).isEqualTo(FailureReason.DNS);
    assertThat(before(caused(new ConnectException(), new ClosedChannelException())))
        .isEqualTo(FailureReason.CONNECT);
    assertThat(before(new SSLHandshakeException("expired"))).isEqualTo(FailureReason.TLS);
    assertThat(before(new IOException("Connection reset"))).isEqualTo(FailureReason.RESET);
    assertThat(before(new IOException("HTTP/1.1 header parser received no bytes")))
        .isEqualTo(FailureReason.RESET);
    assertThat(before(new IOException("Invalid status line"))).isEqualTo(FailureReason.PROTOCOL);
  }

  @Test
  void namesWhatHappenedWithinTheAnswer() {
    assertThat(Breakage.within(new SocketException("Connection reset")))
        .isEqualTo(FailureReason.RESET);
    assertThat(Breakage.within(new EOFException("EOF reached while reading")))
        .isEqualTo(FailureReason.INCOMPLETE);
    assertThat(Breakage.within(new IOException("Invalid chunk header byte 90")))
        .isEqualTo(FailureReason.PROTOCOL);
  }

  @Test
  void saysTheInnermostWords() {
    assertThat(Breakage.words(caused(new ConnectException(), new IOException("why"))))
        .isEqualTo("why");
    assertThat(Breakage.words(new ClosedChannelException())).isEqualTo("ClosedChannelException");
  }

  private static Throwable caused(Throwable outer, Throwable inner) {
    return outer.initCause(inner);
  }
}
