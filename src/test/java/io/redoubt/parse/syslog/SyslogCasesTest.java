package io.redoubt.parse.syslog;

import io.redoubt.testing.Cases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyslogCasesTest {
  static List<Path> logs() {
    return Cases.logs("syslog");
  }

  @ParameterizedTest
  @MethodSource("logs")
  void recordsBecomeWhatIsExpected(Path log) throws IOException {
    Cases.check(log);
  }
}
