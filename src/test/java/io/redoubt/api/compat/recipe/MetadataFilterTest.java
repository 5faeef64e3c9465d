package io.redoubt.api.compat.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.search.filter.Filter;
import io.redoubt.testing.Parsing;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataFilterTest {
  private static final Event LOGON =
      Parsing.event(
          "Mar 17 02:00:01 web1 sshd[812]: Failed password for root from 10.0.0.1 port 22 ssh2");
  private static final Event PLAIN = Parsing.event("nothing that a format fits");

  private static boolean fits(Event event, String name, String value) {
    return new Filter(MetadataFilter.of(Map.of(name, value))).matches(event, 0);
  }

  @Test
  void metadataMustBeEqualWhateverTheCase() {
    assertThat(fits(LOGON, "user", "ROOT")).isTrue();
    assertThat(fits(LOGON, "user", "roo")).isFalse();
    assertThat(fits(LOGON, "source_ip", "10.0.0.1")).isTrue();
    assertThat(fits(LOGON, "process", "sshd")).isTrue();
    assertThat(fits(LOGON, "format", "syslog.sshd")).isTrue();
    assertThat(fits(LOGON, "colour", "red")).isFalse();
  }

  @Test
  void theTypeIsTheActionElseTheCategoryElseTheFormat() {
    assertThat(fits(LOGON, "event_type", "ssh_login")).isTrue();
    assertThat(fits(LOGON, "event_type", "authentication")).isFalse();
    assertThat(fits(PLAIN, "event_type", "text")).isTrue();
  }

  @Test
  void whatHasNoSeverityIsInfo() {
    assertThat(fits(PLAIN, "severity", "INFO")).isTrue();
    assertThat(fits(PLAIN, "severity", "error")).isFalse();
  }
}
