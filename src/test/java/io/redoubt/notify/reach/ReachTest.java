package io.redoubt.notify.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
  /// Forms of addresses with which servers are led to their own network, and what they stand for
  /// when somebody takes them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://127.127.127.127/",
        "http://2130706433/",
        "http://02130706433/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://0177.0.0.01/",
        "http://0x7f000001/",
        "http://0x7f.0x0.0x0.0x1/",
        "http://0x7f.1/",
        "http://127.0.0.0x1/",
        "http://00127.0.0.1/",
        "http://127.0.0.1./",
        "http://0/",
        "http://0.0.0.0/",
        "http://00000000/",
        "http://0x0/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://[::1]/",
        "http://[::]/",
        "http://[0:0:0:0:0:0:0:1]/",
        "http://[0000::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[0:0:0:0:0:ffff:127.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[::7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b:1::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fd00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
        "http://[ff02::1]/",
        "http://[2001:db8::1]/",
        "http://[3fff::1]/",
        "http://[100::1]/",
        "http://10.0.0.1/",
        "http://10.255.255.255/",
        "http://167772161/",
        "http://172.16.0.1/",
        "http://172.31.255.254/",
        "http://192.168.0.1/",
        "http://192.168.257/",
        "http://0xc0.0xa8.0.1/",
        "http://100.64.0.1/",
        "http://100.100.100.200/",
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.169.254./",
        "http://2852039166/",
        "http://0xa9fea9fe/",
        "http://0251.0376.0251.0376/",
        "http://169.254.43518/",
        "http://[::ffff:169.254.169.254]/",
        "http://[::ffff:a9fe:a9fe]/",
        "http://192.0.0.192/",
        "http://168.63.129.16/",
        "http://192.0.2.1/",
        "http://198.18.0.1/",
        "http://198.51.100.1/",
        "http://203.0.113.9/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://good.example@127.0.0.1/",
        "http://127.0.0.1@good.example/",
        "http://good.example:80@127.0.0.1/",
        "http://good.example#@127.0.0.1/",
        "http://127.0.0.1\\@good.example/",
        "http://good.example\\.127.0.0.1/",
        "http://127。0。0。1/",
        "http://①②⑦.0.0.1/",
        "http://１２７.0.0.1/",
        "http://127.0.0.1%00.good.example/",
        "http://good.example:80:80/",
        "http://good.example:0/",
        "http://good.example:65536/",
        "http:///etc/passwd",
        "http:/127.0.0.1/",
        "http://",
        "//127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_x",
        "jar:http://127.0.0.1!/",
        "ftp://127.0.0.1/",
        "http://good.example/\r\nHost: inner",
        "http://good.example/ HTTP/1.1\r\nX: y"
      })
  void noFormOfAnInnerAddressIsReached(String url) throws UnknownHostException {
    switch (Destination.ofUrl(url)) {
      case Destination.Read.Wrong _ -> assertThat(url).isNotBlank();
      case Destination.Read.Usable(Destination to) -> {
        Connector connector = Connector.of(Reach.publicOnly());
        assertThat(refused(connector, to)).as(to.toString()).isTrue();
      }
    }
  }

  private static boolean refused(Connector connector, Destination to) {
    try {
      connector.addresses(to);
      return false;
    } catch (Unreached nowhere) {
      return nowhere.forbidden();
    }
  }

  private static boolean permits(Reach reach, String host, String address) {
    return reach.permits(host, InetAddress.ofLiteral(address));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "100.128.0.1"})
  void publicAddressesAreReached(String address) {
    assertThat(permits(Reach.publicOnly(), "x.example", address)).isTrue();
  }

  @Test
  void aNameOpensInnerAddressesButNotThoseOfCredentials() {
    Reach reach = Reach.with(List.of("siem.corp.example", "*.lab.example"));
    assertThat(permits(reach, "siem.corp.example", "10.1.2.3")).isTrue();
    assertThat(permits(reach, "siem.corp.example", "169.254.169.254")).isFalse();
    assertThat(permits(reach, "siem.corp.example", "fd00:ec2::254")).isFalse();
    assertThat(permits(reach, "other.corp.example", "10.1.2.3")).isFalse();
    assertThat(permits(reach, "a.lab.example", "192.168.1.1")).isTrue();
    assertThat(permits(reach, "lab.example", "192.168.1.1")).isFalse();
    assertThat(permits(reach, "evillab.example", "192.168.1.1")).isFalse();
  }

  @Test
  void aNetworkOpensWhatItHolds() {
    Reach reach = Reach.with(List.of("10.1.0.0/16", "fd12::/16", "169.254.1.1"));
    assertThat(permits(reach, "x", "10.1.255.1")).isTrue();
    assertThat(permits(reach, "x", "10.2.0.1")).isFalse();
    assertThat(permits(reach, "x", "fd12::7")).isTrue();
    assertThat(permits(reach, "x", "fd13::7")).isFalse();
    assertThat(permits(reach, "x", "169.254.1.1")).isTrue();
    assertThat(permits(reach, "x", "169.254.169.254")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0", "a b", "http://x", "*", "*.", "::1/129"})
  void wrongEntriesOfTheListAreNamed(String entry) {
    assertThat(Reach.fault(entry)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "*.corp.example", "10.0.0.0/8", "::1", "fd00::/8", "a"})
  void rightEntriesOfTheListAreTaken(String entry) {
    assertThat(Reach.fault(entry)).isEmpty();
  }

  @Test
  void oneInnerAddressAmongSeveralIsEnoughToRefuse() throws UnknownHostException {
    Resolver mixed =
        _ -> List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1"));
    Connector connector =
        new Connector(
            Reach.publicOnly(), mixed, Connector.of(Reach.publicOnly()).trust(), System::nanoTime);
    assertThat(refused(connector, new Destination("x.example", 443, true, "/"))).isTrue();
  }

  @Test
  void thePathNeverStandsInTheTextForm() {
    Destination.Read read = Destination.ofUrl("https://hooks.example/services/T0/B0/secret?x=y");
    assertThat(read.toString()).doesNotContain("secret").doesNotContain("services");
  }
}
