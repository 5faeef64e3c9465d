package io.redoubt.llm.http;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/// One connection for one request: never used again, so that nothing a server left behind on it can
/// be taken for the answer to another request. Closing it closes the socket and ends its threads.
final class Connection implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Optional<SSLContext> NOBODY = nobody();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  /// A connection that is encrypted.
  ///
  /// @param tls whom to believe and what to show; empty: as the JDK does
  static Connection encrypted(Duration connect, Optional<SSLContext> tls) {
    HttpClient.Builder builder = HttpClient.newBuilder();
    tls.ifPresent(builder::sslContext);
    return new Connection(connect, builder);
  }

  /// A connection in plain text. A client sets up encryption whether it is used or not, and reading
  /// whom the JDK believes takes more than all requests of a look: this one believes nobody.
  static Connection plain(Duration connect) {
    HttpClient.Builder builder = HttpClient.newBuilder();
    NOBODY.ifPresent(context -> builder.sslContext(context).sslParameters(new SSLParameters()));
    return new Connection(connect, builder);
  }

  private static Optional<SSLContext> nobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[0], null);
      return Optional.of(context);
    } catch (GeneralSecurityException asTheJdkDoes) {
      return Optional.empty();
    }
  }

  private Connection(Duration connect, HttpClient.Builder builder) {
    client =
        builder
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(connect)
            .executor(threads)
            .build();
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      client.awaitTermination(GRACE);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    threads.shutdownNow();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
