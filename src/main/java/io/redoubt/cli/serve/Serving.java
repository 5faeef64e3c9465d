package io.redoubt.cli.serve;

import io.redoubt.cli.review.LiveReviews;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.detect.book.RuleChoice;
import io.redoubt.event.port.Expected;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.roster.Models;
import io.redoubt.llm.roster.NoModels;
import io.redoubt.store.DataDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// Runs the service; the composition root knows how.
@FunctionalInterface
public interface Serving {
  /// Runs until stopped; says on the terminal where it listens, or why it does not.
  ///
  /// @param stopped whether somebody wants it to end
  /// @return exit code
  int run(Wanted wanted, Terminal terminal, BooleanSupplier stopped);

  /// Where there is no service, such as in a test of other commands.
  @SuppressWarnings("DoNotCallSuggester") // it stands for one of these as a method reference
  static int absent(Wanted wanted, Terminal terminal, BooleanSupplier stopped) {
    throw new UsageError("serve: this program was put together without the service.");
  }

  /// What was asked for.
  ///
  /// @param host a name or address
  /// @param port of HTTP; 0: any free one
  /// @param data folder of the store
  /// @param listen further listeners, such as `syslog-udp=5514`
  /// @param encryption files of TLS, or empty
  /// @param insecure listen beyond this machine without key or encryption
  /// @param reviews a model's part, or empty
  /// @param manner which part it plays and how it ends
  record Wanted(
      String host,
      int port,
      DataDirectory data,
      List<String> listen,
      Optional<Encryption> encryption,
      boolean insecure,
      Optional<LiveReviews> reviews,
      Manner manner) {
    /// Copies the list.
    public Wanted {
      listen = List.copyOf(listen);
    }

    /// Without a model, doing everything itself.
    public Wanted(
        String host,
        int port,
        DataDirectory data,
        List<String> listen,
        Optional<Encryption> encryption,
        boolean insecure) {
      this(host, port, data, listen, encryption, insecure, Optional.empty(), Manner.STANDARD);
    }
  }

  /// Which part of the work a service does.
  enum Role {
    /// All of it.
    all,
    /// It analyses for others; it takes in nothing.
    engine,
    /// It takes in, detects and answers; what needs a model it leaves to an engine elsewhere.
    soc
  }

  /// Which part it plays and how it ends.
  ///
  /// @param role its part
  /// @param stopWithin how long a stop may take
  /// @param models those it may ask, and the one it lends to others
  /// @param engine elsewhere, that it asks itself; empty: none
  /// @param judging how records are read and judged, and how many are taken
  /// @param logs how it tells of itself
  record Manner(
      Role role,
      Duration stopWithin,
      Lent models,
      Optional<Engine> engine,
      Judging judging,
      Logs logs) {
    /// Everything, twenty seconds, no model for others, lines for people.
    public static final Manner STANDARD =
        new Manner(
            Role.all,
            Duration.ofSeconds(20),
            new Lent(Optional::empty, new NoModels()),
            Optional.empty(),
            Judging.STANDARD,
            new Logs(false, "info"));
  }

  /// Models.
  ///
  /// @param model that is lent to others; empty while there is none
  /// @param all for those who run the service
  record Lent(Supplier<Optional<ChatModel>> model, Models all) {}

  /// How records are read and judged, and how many are taken.
  ///
  /// @param rules which take part
  /// @param zone of times without an offset; empty: UTC
  /// @param expected what the operator expects to see
  /// @param records requests that bring records, a minute and key
  /// @param others all other requests, a minute and key
  record Judging(
      RuleChoice rules, Optional<ZoneId> zone, Expected expected, int records, int others) {
    /// Redoubt's rules, UTC, 120 000 and 3 000.
    public static final Judging STANDARD =
        new Judging(RuleChoice.STANDARD, Optional.empty(), Expected.NOTHING, 120_000, 3_000);
  }

  /// How a service tells of itself.
  ///
  /// @param json as JSON lines
  /// @param level that is told at least; an unknown word is `info`
  record Logs(boolean json, String level) {}

  /// An engine elsewhere.
  ///
  /// @param url of it; empty: where the configuration says
  /// @param tls how it is connected to; empty: as the JDK does
  record Engine(String url, Optional<SSLContext> tls) {}

  /// Files of PEM.
  ///
  /// @param certificate the chain, the server's own first
  /// @param key the private key
  /// @param clients authorities of client certificates, or empty: none is asked for
  record Encryption(Path certificate, Path key, Optional<Path> clients) {}
}
