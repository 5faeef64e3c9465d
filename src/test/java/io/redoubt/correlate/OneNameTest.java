package io.redoubt.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Counts;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneNameTest {
  private static Counts counts(Object... valueAndCount) {
    Tally tally = new Tally(10);
    for (int i = 0; i < valueAndCount.length; i += 2) {
      tally.add((String) valueAndCount[i], (int) valueAndCount[i + 1]);
    }
    return tally.counts();
  }

  @Test
  void aMachineWithAndWithoutItsDomainIsOne() {
    assertThat(OneName.of(counts("FS01", 3, "fs01.corp.example.com", 4, "web01", 5)).values())
        .containsExactly(
            new Counts.Count("fs01.corp.example.com", 7), new Counts.Count("web01", 5));
  }

  @Test
  void aShortNameThatTwoDomainsShareStaysByItself() {
    Counts hosts = counts("dc1", 1, "dc1.a.example", 2, "dc1.b.example", 3);
    assertThat(OneName.of(hosts).names()).isEqualTo(hosts.names());
  }

  @Test
  void addressesAndOneNameStayAsTheyAre() {
    Counts hosts = counts("10.0.0.1", 1, "10.0.0.2", 2);
    assertThat(OneName.of(hosts).values()).isEqualTo(hosts.values());
    assertThat(OneName.of(Counts.NONE).names()).isEqualTo(List.of());
  }
}
