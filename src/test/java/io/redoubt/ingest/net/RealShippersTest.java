package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redoubt.testing.RecordingIntake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

  @Test
  void rsyslogShipsAFileInsideTls() throws IOException, InterruptedException {
    Optional<Path> rsyslog = program("rsyslogd");
    boolean gnuTls =
        Stream.of(
                "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
            .anyMatch(place -> Files.exists(Path.of(place, "rsyslog/lmnsd_gtls.so")));
    assumeTrue(rsyslog.isPresent() && gnuTls, "needs rsyslogd with GnuTLS on this machine");
    Path tls = Path.of("src/test/resources/tls").toAbsolutePath();
    RecordingIntake intake = new RecordingIntake();
    Listeners listeners =
        Listeners.open(
            ListenOption.parse("syslog-tls=0", "127.0.0.1"),
            Optional.of(
                TlsIdentity.of(
                    tls.resolve("server.pem"),
                    tls.resolve("server-key.pem"),
                    Optional.of(tls.resolve("authority.pem")))),
            intake,
            NetLimits.standard(),
            Pause.REAL);
    Path log = folder.resolve("app.log");
    Files.write(log, List.of("first line", "second line"));
    Path configuration =
        Files.writeString(
            folder.resolve("rsyslog.conf"),
            """
            global(workDirectory="%1$s"
              defaultNetstreamDriverCAFile="%2$s/authority.pem"
              defaultNetstreamDriverCertFile="%2$s/sender.pem"
              defaultNetstreamDriverKeyFile="%2$s/sender-key.pem")
            module(load="imfile" mode="polling" PollingInterval="1")
            input(type="imfile" file="%3$s" tag="shipped:")
            action(type="omfwd" target="127.0.0.1" port="%4$d" protocol="tcp"
              TCP_Framing="octet-counted" StreamDriver="gtls" StreamDriverMode="1"
              StreamDriverAuthMode="x509/certvalid" template="RSYSLOG_SyslogProtocol23Format")
            """
                .formatted(folder, tls, log, listeners.tallies().getFirst().endpoint().port()));
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

  /* Debian lets it be installed beside rsyslog only by unpacking its package. */
  private static Optional<Path> syslogNg() {
    Path unpacked = Path.of("/opt/syslog-ng/usr/sbin/syslog-ng");
    return program("syslog-ng").or(() -> Optional.of(unpacked).filter(Files::isExecutable));
  }

  @ParameterizedTest
  @ValueSource(strings = {"syslog", "network"})
  void syslogNgShipsAFile(String driver) throws IOException, InterruptedException {
    Optional<Path> syslogNg = syslogNg();
    assumeTrue(syslogNg.isPresent(), "needs syslog-ng on this machine");
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
            folder.resolve("syslog-ng.conf"),
            """
            @version: 3.35
            options { stats-freq(0); };
            source s { file("%s" follow-freq(1) flags(no-parse) program-override("shipped")); };
            destination d { %s("127.0.0.1" transport("tcp") port(%d)); };
            log { source(s); destination(d); };
            """
                .formatted(log, driver, listeners.tallies().getFirst().endpoint().port()));
    Process process = started(syslogNg.get(), configuration);
    try {
      intake.awaitRecords(2);
    } finally {
      process.destroy();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      listeners.close(Duration.ofSeconds(20));
    }
    assertThat(intake.texts())
        .anySatisfy(line -> assertThat(line).startsWith("<").contains("first line"))
        .anySatisfy(line -> assertThat(line).startsWith("<").contains("second line"))
        .allSatisfy(line -> assertThat(line).contains("shipped"));
  }

  private Process started(Path program, Path configuration) throws IOException {
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
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Path libraries = program.resolveSibling("../lib/syslog-ng").normalize();
    if (!program.startsWith("/usr/sbin") && Files.isDirectory(libraries)) {
      builder.environment().put("LD_LIBRARY_PATH", libraries.toString());
      try (Stream<Path> inside = Files.list(libraries)) {
        inside
            .filter(Files::isDirectory)
            .forEach(modules -> command.add("--module-path=" + modules));
      }
    }
    return builder.redirectOutput(folder.resolve("said").toFile()).start();
  }
}
