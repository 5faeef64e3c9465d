package io.redoubt.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt serve`: the service.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes in records all year, keeps them, finds what stands out, and answers on HTTP.",
      "  redoubt serve --data-dir /var/lib/redoubt",
      "  curl --data-binary @auth.log -H 'Content-Type: text/plain' 127.0.0.1:8484/api/v1/events",
      "Without a key it is open to this machine only; see `redoubt keys create`."
    })
final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Serving serving;
  private final BooleanSupplier stopped;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: 127.0.0.1).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8484",
      description = "Port of HTTP (default: 8484; 0: any free one).")
  private int port = 8484;

  @Mixin private DataFolder data;

  @Mixin private ModelOptions model;

  @Option(
      names = "--listen",
      paramLabel = "KIND=PORT",
      split = ",",
      description = "Further listeners: syslog-udp, syslog-tcp, syslog-tls, gelf-udp, gelf-tcp.")
  private List<String> listen = List.of();

  @Option(names = "--tls-cert", paramLabel = "PEM", description = "Certificate chain.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "Private key, PKCS #8.")
  private @Nullable Path key;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "PEM",
      description = "Let in only clients with a certificate of these authorities.")
  private @Nullable Path clients;

  @Option(
      names = "--insecure",
      description = "Listen beyond this machine without a key or without encryption.")
  private boolean insecure;

  ServeCommand(Terminal terminal, Serving serving, BooleanSupplier stopped) {
    this.terminal = terminal;
    this.serving = serving;
    this.stopped = stopped;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new UsageError("--port " + port + ": ports are 0 to 65535.");
    }
    model.check();
    try (LiveReviews reviews = LiveReviews.begin(model, terminal, data.named().root())) {
      return serving.run(
          new Serving.Wanted(
              host, port, data.named(), listen, encryption(), insecure, Optional.of(reviews)),
          terminal,
          stopped);
    }
  }

  private Optional<Serving.Encryption> encryption() {
    if (certificate == null && key == null && clients == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new UsageError("--tls-cert and --tls-key belong together.");
    }
    return Optional.of(new Serving.Encryption(certificate, key, Optional.ofNullable(clients)));
  }
}
