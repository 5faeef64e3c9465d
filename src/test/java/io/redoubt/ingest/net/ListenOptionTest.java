package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenOptionTest {
  @Test
  void readsEveryProtocolWithAndWithoutHost() {
    assertThat(
            ListenOption.parse(
                "syslog-udp=5514, syslog-tcp=0.0.0.0:5514,syslog-tls=[::1]:6514,"
                    + "gelf-udp=log.example:12201,gelf-tcp=0",
                "127.0.0.1"))
        .containsExactly(
            new Endpoint(Protocol.SYSLOG_UDP, "127.0.0.1", 5514),
            new Endpoint(Protocol.SYSLOG_TCP, "0.0.0.0", 5514),
            new Endpoint(Protocol.SYSLOG_TLS, "::1", 6514),
            new Endpoint(Protocol.GELF_UDP, "log.example", 12201),
            new Endpoint(Protocol.GELF_TCP, "127.0.0.1", 0));
  }

  @Test
  void blankTextListensForNothing() {
    assertThat(ListenOption.parse("  ", "127.0.0.1")).isEmpty();
  }

  @Test
  void printsWhatItReads() {
    assertThat(ListenOption.parse("syslog-tls=[::1]:6514", "x"))
        .first()
        .hasToString("syslog-tls=[::1]:6514");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "syslog-tcp              | which is not PROTOCOL=PORT",
        "syslog-tcp=1,           | has \"\"",
        "syslog=514              | does not know the protocol \"syslog\"; it knows syslog-udp, ",
        "syslog-tcp=             | \"\" is not a port",
        "syslog-tcp=65536        | \"65536\" is not a port (0 to 65535)",
        "syslog-tcp=+1           | \"+1\" is not a port",
        "syslog-tcp=:5514        | names no host",
        "syslog-tcp=::1:5514     | in brackets",
        "gelf-tcp=1,gelf-tcp=1   | names gelf-tcp=127.0.0.1:1 twice",
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> ListenOption.parse(text, "127.0.0.1"))
        .isInstanceOf(BadListen.class)
        .hasMessageContaining(message.strip());
  }
}
