package io.redoubt.cli.serve;

import io.redoubt.cli.terminal.UsageError;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The files of TLS that a service shows and believes.
final class EncryptionOptions {
  @Option(names = "--tls-cert", paramLabel = "PEM", description = "Certificate chain.")
  private @Nullable Path certificate;

  @Option(names = "--tls-key", paramLabel = "PEM", description = "Private key, PKCS #8.")
  private @Nullable Path key;

  @Option(
      names = "--tls-client-ca",
      paramLabel = "PEM",
      description = "Let in only clients with a certificate of these authorities.")
  private @Nullable Path clients;

  /// What was given; empty: nothing.
  ///
  /// @throws UsageError when a half was given
  Optional<Serving.Encryption> given() {
    if (certificate == null && key == null && clients == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new UsageError("--tls-cert and --tls-key belong together.");
    }
    return Optional.of(new Serving.Encryption(certificate, key, Optional.ofNullable(clients)));
  }
}
