package io.redoubt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.serve.Serving;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What `redoubt serve` can be told on the command line, in the file and by variables.
class ServeOptionsTest {
  /* Which file it is cannot stand in the file; colours are asked of every command. */
  private static final Set<String> NOT_CONFIGURED =
      Set.of("--help", "--version", "--config", "--color", "--no-color");

  @TempDir private Path folder = Path.of("");
  private final List<Serving.Wanted> wanted = new ArrayList<>();

  private int serve(Map<String, String> environment, String... args) {
    Terminal terminal = new Terminal(System.in, System.out, System.err, environment);
    Serving serving =
        (asked, _, _) -> {
          wanted.add(asked);
          return Exit.OK;
        };
    return new Cli(terminal, Clock.systemUTC(), () -> false, serving).run(args);
  }

  @Test
  void everyOptionIsASettingToo() {
    Terminal terminal = new Terminal(System.in, System.out, System.err, Map.of());
    CommandLine serve =
        Objects.requireNonNull(
            new Cli(terminal, Clock.systemUTC(), () -> false)
                .commandLine()
                .getSubcommands()
                .get("serve"));
    List<String> without =
        serve.getCommandSpec().options().stream()
            .map(OptionSpec::longestName)
            .filter(name -> !NOT_CONFIGURED.contains(name))
            .filter(name -> !ConfiguredDefaults.knows(name))
            .toList();
    assertThat(without).isEmpty();
  }

  @Test
  void theFileSaysWhatTheOptionsWould() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("redoubt.yaml"),
            """
            data-dir: %s
            llm:
              use: off
            serve:
              role: soc
              host: 127.0.0.2
              port: 8600
              listen: [syslog-udp=8601, gelf-tcp=8602]
              tls-cert: chain.pem
              tls-key: key.pem
              tls-client-ca: ca.pem
              insecure: true
              stop-within: 7s
            engine:
              url: https://engine.example
            """
                .formatted(folder));
    assertThat(serve(Map.of("REDOUBT_CONFIG", file.toString()), "serve")).isZero();
    Serving.Wanted told = wanted.getFirst();
    assertThat(told.host()).isEqualTo("127.0.0.2");
    assertThat(told.port()).isEqualTo(8600);
    assertThat(told.listen()).containsExactly("syslog-udp=8601", "gelf-tcp=8602");
    assertThat(told.encryption())
        .contains(
            new Serving.Encryption(
                Path.of("chain.pem"), Path.of("key.pem"), Optional.of(Path.of("ca.pem"))));
    assertThat(told.insecure()).isTrue();
    assertThat(told.manner().role()).isEqualTo(Serving.Role.soc);
    assertThat(told.manner().stopWithin()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void aVariableStandsAboveTheFileAndAnOptionAboveBoth() throws IOException {
    Path file = Files.writeString(folder.resolve("redoubt.yaml"), "serve:\n  port: 8600\n");
    Map<String, String> environment =
        Map.of(
            "REDOUBT_CONFIG", file.toString(),
            "REDOUBT_DATA_DIR", folder.toString(),
            "REDOUBT_LLM_USE", "off",
            "REDOUBT_SERVE_LISTEN", "syslog-udp=1,syslog-tcp=2",
            "REDOUBT_SERVE_PORT", "8700");
    assertThat(serve(environment, "serve")).isZero();
    assertThat(serve(environment, "serve", "--port", "8800")).isZero();
    assertThat(wanted).extracting(Serving.Wanted::port).containsExactly(8700, 8800);
    assertThat(wanted.getFirst().listen()).containsExactly("syslog-udp=1", "syslog-tcp=2");
  }
}
