package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redoubt.testing.RecordingIntake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that ship logs, where this machine has them.
class RealShippersTest {
  @TempDir private Path folder = Path.of("");

  private static Optional<Path> program(String name) {
    return Stream.of("/usr/sbin", "/sbin", "/usr/local/sbin", "/usr/bin")
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"octet-counted", "traditional"})
  void rsyslogShipsAFile(String framing) throws IOException, InterruptedException {
    Optional<Path> rsyslog = program("rsyslogd");
    assumeTrue(rsyslog.isPresent(), "needs rsyslogd on this machine");
    RecordingIntake intake = new RecordingIntake();
    Listeners listeners =
        Listeners.open(
            ListenOption.parse("syslog-tcp=0", "127.0.0.1"),
            Optional.empty(),
            intake,
            NetLimits.standard(),
            Pause.REAL);
    Path log = folder.resolve("app.log");
    Files.write(log, List.of("first line", "second line"));
    Path configuration =
        Files.writeString(
            folder.resolve("rsyslog.conf"),
            """
            global(workDirectory="%s")
            module(load="imfile" mode="polling" PollingInterval="1")
            input(type="imfile" file="%s" tag="shipped:")
            action(type="omfwd" target="127.0.0.1" port="%d" protocol="tcp" TCP_Framing="%s")
            """
                .formatted(folder, log, listeners.tallies().getFirst().endpoint().port(), framing));
    Process process =
        new ProcessBuilder(
                rsyslog.get().toString(),
                "-n",
                "-f",
                configuration.toString(),
                "-i",
                folder.resolve("pid").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      intake.awaitRecords(2);
    } finally {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      listeners.close(Duration.ofSeconds(20));
    }
    assertThat(intake.texts())
        .anySatisfy(line -> assertThat(line).startsWith("<").endsWith("first line"))
        .anySatisfy(line -> assertThat(line).startsWith("<").endsWith("second line"));
  }
}
