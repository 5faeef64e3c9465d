package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.measure.Gauge;
import io.redoubt.cli.serve.Serving.Wanted;
import io.redoubt.config.Configuration;
import io.redoubt.config.ConfigurationLoader;
import io.redoubt.event.port.EventLog;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.log.LogSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Listeners and followed files over the real store.
class SourcesTest {
  @TempDir private Path folder = Path.of("");

  private Configuration configuration() throws IOException {
    Path file = folder.resolve("redoubt.yaml");
    Files.writeString(file, "ingest:\n  tail:\n    - " + folder + "/logs/*.log\n");
    return switch (new ConfigurationLoader(Map.of(), folder.resolve("absent"))
        .load(file.toString())) {
      case ConfigurationLoader.Loaded.Usable(var usable, _) -> usable;
      case ConfigurationLoader.Loaded.Broken(var problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private Wanted wanted(String... listen) {
    return new Wanted(
        "127.0.0.1", 0, new DataDirectory(folder), List.of(listen), Optional.empty(), false);
  }

  private static void until(EventLog log, long records) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (log.next() < records && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(log.next()).isEqualTo(records);
  }

  @Test
  void whatIsSentAndWhatIsWrittenIsKeptOnceOverARestart() throws IOException {
    Files.createDirectories(folder.resolve("logs"));
    Path file = folder.resolve("logs/a.log");
    Files.writeString(file, "one\ntwo\n");
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard());
        Sources sources =
            Sources.open(
                wanted("syslog-tcp=0"), configuration(), parts.engine().intake(), parts.log())) {
      String place = sources.places().getFirst();
      int port = Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        OutputStream out = socket.getOutputStream();
        out.write("<13>Nov 21 09:00:00 web app: three\n".getBytes(StandardCharsets.UTF_8));
      }
      until(parts.log(), 3);
      assertThat(sources.gauges())
          .extracting(Gauge::name)
          .contains("redoubt_listen_accepted_total", "redoubt_tail_records_total");
    }
    Files.writeString(file, "four\n", StandardOpenOption.APPEND);
    try (Parts parts = Parts.open(new DataDirectory(folder), LogSettings.standard());
        Sources _ = Sources.open(wanted(), configuration(), parts.engine().intake(), parts.log())) {
      until(parts.log(), 4);
      assertThat(parts.log().record(3))
          .hasValueSatisfying(
              stored -> {
                assertThat(stored.bytes()).isEqualTo("four".getBytes(StandardCharsets.UTF_8));
                assertThat(stored.channel()).isEqualTo("file");
                assertThat(stored.sender()).endsWith("a.log");
              });
    }
  }
}
