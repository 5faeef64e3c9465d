package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Programs that ship logs over HTTP, where this machine has them, against the whole service.
class RealClientsTest {
  private static final List<String> LINES =
      List.of(
          "first Failed password for root from 203.0.113.7 port 22 ssh2",
          "second Failed password for root from 203.0.113.7 port 22 ssh2");

  @TempDir private Path folder = Path.of("");

  @Test
  void rsyslogCreatesDocumentsInBulk() throws IOException, InterruptedException {
    Optional<Path> rsyslog =
        found("/usr/sbin/rsyslogd", "/sbin/rsyslogd", "/usr/local/sbin/rsyslogd");
    Optional<Path> module =
        found(
            "/usr/lib/x86_64-linux-gnu/rsyslog/omelasticsearch.so",
            "/usr/lib/aarch64-linux-gnu/rsyslog/omelasticsearch.so",
            "/usr/lib64/rsyslog/omelasticsearch.so",
            "/usr/lib/rsyslog/omelasticsearch.so");
    assumeTrue(
        rsyslog.isPresent() && module.isPresent(),
        "needs rsyslogd with omelasticsearch on this machine");
    try (Running service = service()) {
      Path errors = folder.resolve("errors");
      Path configuration = rsyslogSettings(service.url(), errors);
      ships(
          service,
          new ProcessBuilder(
              rsyslog.get().toString(),
              "-n",
              "-f",
              configuration.toString(),
              "-i",
              folder.resolve("pid").toString()));
      assertThat(errors).doesNotExist();
    }
  }

  private Path rsyslogSettings(String url, Path errors) throws IOException {
    return Files.writeString(
        folder.resolve("rsyslog.conf"),
        """
        global(workDirectory="%s")
        module(load="imfile" mode="polling" PollingInterval="1")
        module(load="omelasticsearch")
        template(name="document" type="list" option.jsonf="on") {
          property(outname="@timestamp" name="timereported" dateFormat="rfc3339" format="jsonf")
          property(outname="host" name="hostname" format="jsonf")
          property(outname="severity" name="syslogseverity-text" format="jsonf")
          property(outname="message" name="msg" format="jsonf")
        }
        template(name="index" type="string" string="logs-%%$year%%.%%$month%%.%%$day%%")
        template(name="id" type="string" string="%%uuid%%")
        input(type="imfile" file="%s" tag="shipped:" severity="warning")
        if $syslogtag == "shipped:" then
          action(type="omelasticsearch" server="%s" template="document" searchIndex="index"
            dynSearchIndex="on" searchType="" bulkmode="on" errorFile="%s" retryfailures="on"
            writeoperation="create" dynbulkid="on" bulkid="id" action.resumeRetryCount="-1")
        """
            .formatted(folder, lines(), url, errors));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bulk", "lines", "array"})
  void syslogNgPostsBatches(String shape) throws IOException, InterruptedException {
    Optional<Path> syslogNg =
        found("/usr/sbin/syslog-ng", "/opt/syslog-ng/usr/sbin/syslog-ng").filter(this::hasHttp);
    assumeTrue(syslogNg.isPresent(), "needs syslog-ng with its http module on this machine");
    try (Running service = service()) {
      Path configuration =
          Files.writeString(
              folder.resolve("syslog-ng.conf"),
              """
              @version: 3.35
              options { stats-freq(0); };
              source s { file("%s" follow-freq(1) flags(no-parse) program-override("shipped")
                default-priority(warning)); };
              destination d { http(url("%s") method("POST") batch-lines(10) batch-timeout(500)
                %s); };
              log { source(s); destination(d); };
              """
                  .formatted(lines(), service.url() + path(shape), body(shape)));
      ships(service, syslogNg(syslogNg.get(), configuration));
    }
  }

  private static String path(String shape) {
    return shape.equals("bulk") ? "/_bulk" : "/api/v1/events";
  }

  private static String body(String shape) {
    String document =
        "$(format-json @timestamp=${ISODATE} host=${HOST} severity=${PRIORITY} message=${MESSAGE})";
    return switch (shape) {
      case "bulk" ->
          """
          headers("Content-Type: application/x-ndjson") body-suffix("\\n") delimiter("\\n")
            body('{"index":{"_index":"syslog-ng"}}\n%s')
          """
              .formatted(document);
      case "lines" ->
          """
          headers("Content-Type: application/x-ndjson") delimiter("\\n") body('%s')
          """
              .formatted(document);
      default ->
          """
          headers("Content-Type: application/json") body-prefix("[") delimiter(",")
            body-suffix("]") body('%s')
          """
              .formatted(document);
    };
  }

  private boolean hasHttp(Path program) {
    Path libraries = program.resolveSibling("../lib/syslog-ng").normalize();
    try (Stream<Path> inside =
        Files.isDirectory(libraries) ? Files.walk(libraries, 2) : Stream.of()) {
      return inside.anyMatch(file -> file.endsWith("libhttp.so"));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private ProcessBuilder syslogNg(Path program, Path configuration) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-F",
                "--no-caps",
                "-f",
                configuration.toString(),
                "-R",
                folder.resolve("persist").toString(),
                "-p",
                folder.resolve("pid").toString(),
                "-c",
                folder.resolve("control").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Path libraries = program.resolveSibling("../lib/syslog-ng").normalize();
    if (!program.startsWith("/usr/sbin")) {
      builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
      try (Stream<Path> inside = Files.list(libraries)) {
        inside
            .filter(Files::isDirectory)
            .forEach(modules -> command.add("--module-path=" + modules));
      }
    }
    return builder;
  }

  private static Optional<Path> found(String... places) {
    return Stream.of(places).map(Path::of).filter(Files::isReadable).findFirst();
  }

  private Running service() {
    return new Running(Map.of(), "--llm", "off", "--data-dir", folder.resolve("data").toString());
  }

  private Path lines() throws IOException {
    return Files.write(folder.resolve("app.log"), LINES);
  }

  private void ships(Running service, ProcessBuilder program)
      throws IOException, InterruptedException {
    Process process =
        program.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    String found = "/api/v1/events/search?query=source.ip:203.0.113.7";
    try {
      Running.until(() -> service.get(found).path("total").asInt() >= LINES.size());
    } finally {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    JsonNode hits = service.get(found).path("hits");
    assertThat(hits.valueStream().map(hit -> hit.at("/event/message").asString()))
        .containsExactlyInAnyOrderElementsOf(LINES);
    assertThat(hits.valueStream().map(hit -> hit.path("event")))
        .allSatisfy(
            event -> {
              assertThat(event.at("/log/level").asString()).isEqualTo("warning");
              assertThat(event.at("/host/name").asString()).isNotEmpty();
              assertThat(event.at("/user/name").asString()).isEqualTo("root");
              assertThat(event.path("@timestamp").asString()).isNotEmpty();
            });
    assertThat(Files.readString(folder.resolve("said")))
        .doesNotContainIgnoringCase("error")
        .doesNotContainIgnoringCase("warning");
  }
}
