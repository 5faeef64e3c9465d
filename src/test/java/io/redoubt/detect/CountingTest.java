package io.redoubt.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.OwnRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountingTest {
  private static final String GUESSED = "Many failed logins from one address";
  private static final OwnRules RULES = OwnRules.load();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1", "169.254.7.9", "fe80::9"})
  void anAddressThatIsAnotherOnEachMachineCountsOnEach(String address) throws IOException {
    assertThat(guessed(address, "web01", "web02", "db01")).isZero();
    assertThat(guessed(address, "web01", "web01", "db01")).isEqualTo(1);
  }

  @Test
  void anAddressOfTheNetworkCountsOnAllMachinesTogether() throws IOException {
    assertThat(guessed("10.20.0.7", "web01", "web02", "db01")).isEqualTo(1);
    assertThat(guessed("203.0.113.7", "web01", "web02", "db01")).isEqualTo(1);
  }

  /* Six failures on each host, in half a minute; ten are too many. */
  private long guessed(String address, String... hosts) throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < hosts.length * 6; i++) {
      log.append("Mar 17 02:00:%02d ".formatted(i))
          .append(hosts[i % hosts.length])
          .append(" sshd[%d]: Failed password for root from ".formatted(4000 + i))
          .append(address)
          .append(" port %d ssh2\n".formatted(50_000 + i));
    }
    Path file = Files.writeString(folder.resolve("auth.log"), log);
    List<OwnRules.Seen> seen = RULES.in(file);
    return seen.stream().filter(s -> s.rule().equals(GUESSED)).count();
  }
}
