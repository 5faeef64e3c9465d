package io.redoubt.parse.firewall;

import io.redoubt.testing.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FirewallCasesTest {
  static List<Path> logs() {
    return Cases.logs("firewall");
  }

  @ParameterizedTest
  @MethodSource("logs")
  void recordsBecomeWhatIsExpected(Path log) throws IOException {
    Cases.check(log);
  }
}
