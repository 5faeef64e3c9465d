package io.redoubt.llm.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// One connection for one request: never used again, so that nothing a server left behind on it can
/// be taken for the answer to another request. Closing it closes the socket and ends its threads.
final class Connection implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client;

  /// @param tls whom to believe and what to show; empty: as the JDK does
  Connection(Duration connect, Optional<SSLContext> tls) {
    HttpClient.Builder builder = HttpClient.newBuilder();
    tls.ifPresent(builder::sslContext);
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
