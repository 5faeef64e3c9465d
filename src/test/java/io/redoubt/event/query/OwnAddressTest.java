package io.redoubt.event.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "::1",
        "0:0:0:0:0:0:0:1",
        "::ffff:127.0.0.1",
        "0.0.0.0",
        "::",
        "169.254.169.254",
        "::FFFF:169.254.0.7",
        "fe80::1",
        "FE80::3c5a:1%eth0",
        "febf::2",
        "localhost",
        "LOCALHOST.localdomain",
        "-"
      })
  void isAnotherOnEachMachine(String text) {
    assertThat(OwnAddress.is(text)).isTrue();
    assertThat(inBytes(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "192.168.1.1",
        "172.16.0.1",
        "fd00::1",
        "1.2.7.0",
        "127.0.0",
        "127.example.com",
        "128.0.0.1",
        "169.253.0.1",
        "0.0.0.1",
        "::2",
        "fec0::1",
        "ff02::1",
        "fe",
        "--",
        "local",
        "localhost.example.com",
        "web01",
        ""
      })
  void namesOneMachineWhoeverSaysIt(String text) {
    assertThat(OwnAddress.is(text)).isFalse();
    assertThat(inBytes(text)).isFalse();
  }

  private static boolean inBytes(String text) {
    byte[] bytes = ("x" + text + "1").getBytes(StandardCharsets.UTF_8);
    return OwnAddress.is(bytes, 1, bytes.length - 2);
  }
}
