package io.redoubt.event.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1.2.3.4 ",
        "a.b.c.d",
        "1..2.3",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "::1::",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "g::",
        "1::2:",
        ":1::2",
        "fe80::1%eth0",
        "1.2.3.4:5",
        "::1.2.3",
        "٣.1.1.1"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThat(Address.of(text)).isNull();
  }

  @Test
  void knowsAnAddressHoweverItIsWritten() {
    assertThat(Address.of("2001:DB8:0:0:0:0:0:1")).isEqualTo(Address.of("2001:db8::1"));
    assertThat(Address.of("::ffff:10.0.0.1")).isEqualTo(Address.of("10.0.0.1"));
    assertThat(Address.of("::")).isEqualTo(Address.LOWEST);
    assertThat(Address.of("10.0.0.1")).isNotEqualTo(Address.of("::10.0.0.1"));
  }

  @Test
  void readsRandomAddressesAsThePlatformDoes() throws UnknownHostException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[16];
      for (int j = 0; j < 16; j++) {
        bytes[j] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
      }
      bytes[0] = 0x20;
      String text = InetAddress.getByAddress(bytes).getHostAddress();
      Address read = Address.of(text);
      assertThat(read).as("%s, seed %d", text, seed).isNotNull();
      assertThat(requireNonNull(read).bytes()).as("%s, seed %d", text, seed).isEqualTo(bytes);
    }
  }

  @Test
  void knowsTheEndsOfANetwork() {
    Address address = requireNonNull(Address.of("10.1.2.3"));
    assertThat(address.lowest(96 + 8)).isEqualTo(Address.of("10.0.0.0"));
    assertThat(address.highest(96 + 8)).isEqualTo(Address.of("10.255.255.255"));
    assertThat(address.lowest(96 + 31)).isEqualTo(Address.of("10.1.2.2"));
    assertThat(address.neighbour(1)).isEqualTo(Address.of("10.1.2.4"));
    assertThat(address.lowest(104).neighbour(-1)).isEqualTo(Address.of("9.255.255.255"));
  }
}
