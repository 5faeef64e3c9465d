package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Scans by machines that may scan, and changes during maintenance, told live.
class ExpectedServedTest {
  private static final String ALLOWED = "10.20.0.5";
  private static final String STRANGER = "10.20.9.6";

  @TempDir private Path folder = Path.of("");

  private Running serve(Map<String, String> expected) {
    Map<String, String> environment = new java.util.HashMap<>(expected);
    environment.put("REDOUBT_CONFIG", "none");
    return new Running(environment, "--llm", "off", "--data-dir", folder.toString());
  }

  private static String scan(String from) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      lines.append(
          """
          %s - - [18/Nov/2026:03:%02d:10 +0000] "GET /item.php?id=%d'+UNION+SELECT+1,2,3-- HTTP/1.1" 404 210 "-" "sqlmap/1.7.2#stable (https://sqlmap.org)"
          """
              .formatted(from, i, i));
    }
    return lines.toString();
  }

  private static List<JsonNode> about(Running served, String source) {
    return served
        .get("/api/v1/alerts?limit=200&entity=source.ip:" + source)
        .get("alerts")
        .valueStream()
        .toList();
  }

  @Test
  void aScannerThatMayScanIsInformationalAlsoAfterARestart() {
    Map<String, String> scanners = Map.of("REDOUBT_DETECTION_SCANNERS", "10.20.0.0/24");
    try (Running served = serve(scanners)) {
      served.take(scan(ALLOWED));
      served.take(scan(STRANGER));
      Running.until(() -> !about(served, STRANGER).isEmpty());
      Running.until(() -> !about(served, ALLOWED).isEmpty());
      told(served);
    }
    try (Running served = serve(scanners)) {
      served.take(scan(ALLOWED).replace(":03:", ":04:"));
      Running.until(
          () ->
              about(served, ALLOWED).stream()
                  .anyMatch(alert -> alert.get("last_seen").asString().contains("T04:")));
      told(served);
    }
  }

  private static void told(Running served) {
    assertThat(about(served, ALLOWED))
        .allSatisfy(
            alert -> {
              assertThat(alert.get("severity").asString()).isEqualTo("informational");
              assertThat(whole(served, alert).get("severity_reasons").toString())
                  .contains("may scan");
            });
    assertThat(about(served, STRANGER))
        .anySatisfy(
            alert -> assertThat(alert.get("severity").asString()).isNotEqualTo("informational"));
  }

  private static JsonNode whole(Running served, JsonNode alert) {
    return served.get("/api/v1/alerts/" + alert.get("id").asString());
  }

  @Test
  void whatIsDoneToAMachineWithinItsWindowIsInformational() {
    Map<String, String> window =
        Map.of("REDOUBT_DETECTION_MAINTENANCE", "2026-11-18T01:00Z/2026-11-18T04:00Z web01");
    String lines =
        """
        Nov 18 02:00:01 web01 sudo:    admin : TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=/usr/sbin/useradd helper
        Nov 18 02:00:02 web01 useradd[811]: new user: name=helper, UID=1002, GID=1002, home=/home/helper, shell=/bin/bash, from=/dev/pts/0
        Nov 18 02:00:01 db07 sudo:    admin : TTY=pts/0 ; PWD=/root ; USER=root ; COMMAND=/usr/sbin/useradd helper
        Nov 18 02:00:02 db07 useradd[812]: new user: name=helper, UID=1002, GID=1002, home=/home/helper, shell=/bin/bash, from=/dev/pts/0
        """;
    try (Running served = serve(window)) {
      served.take(lines);
      Running.until(() -> named(served, "db07").findAny().isPresent());
      Running.until(() -> named(served, "web01").findAny().isPresent());
      assertThat(named(served, "web01"))
          .allSatisfy(
              alert -> {
                assertThat(alert.get("severity").asString()).isEqualTo("informational");
                assertThat(whole(served, alert).get("severity_reasons").toString())
                    .contains("maintenance");
              });
      assertThat(named(served, "db07"))
          .anySatisfy(
              alert -> assertThat(alert.get("severity").asString()).isNotEqualTo("informational"));
    }
  }

  private static java.util.stream.Stream<JsonNode> named(Running served, String host) {
    return served
        .get("/api/v1/alerts?limit=200&entity=host.name:" + host)
        .get("alerts")
        .valueStream();
  }
}
