package io.redoubt.llm.exchange;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Over HTTP/1.1 with connections that are kept; follows no redirect, uses no proxy, reads at most
/// 16 MiB. Thread-safe; closing it ends what is under way.
public final class HttpExchange implements Exchange, AutoCloseable {
  private static final int MOST = 16 * 1024 * 1024;

  private final Duration connect;
  private final Optional<SSLContext> tls;
  private @Nullable HttpClient client;
  private boolean closed;

  /// @param connect how long a connection may take to come about
  public HttpExchange(Duration connect) {
    this(connect, Optional.empty());
  }

  /// @param connect how long a connection may take to come about
  /// @param tls whom to believe and what to show; empty: as the JDK does
  public HttpExchange(Duration connect, Optional<SSLContext> tls) {
    this.connect = connect;
    this.tls = tls;
  }

  /* Made when it is first needed: it takes a tenth of a start, and most never need it. */
  private synchronized HttpClient client() {
    HttpClient known = client;
    if (known == null) {
      HttpClient.Builder builder = HttpClient.newBuilder();
      tls.ifPresent(builder::sslContext);
      known =
          builder
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .proxy(HttpClient.Builder.NO_PROXY)
              .connectTimeout(connect)
              .executor(Executors.newVirtualThreadPerTaskExecutor())
              .build();
      client = known;
      if (closed) {
        known.shutdownNow();
      }
    }
    return known;
  }

  @Override
  public Exchanged post(String url, Map<String, String> headers, byte[] json, Duration timeout) {
    return exchange(url, headers, BodyPublishers.ofByteArray(json), timeout);
  }

  @Override
  public Exchanged get(String url, Map<String, String> headers, Duration timeout) {
    return exchange(url, headers, BodyPublishers.noBody(), timeout);
  }

  private Exchanged exchange(
      String url, Map<String, String> headers, HttpRequest.BodyPublisher body, Duration timeout) {
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(url));
      headers.forEach(request::header);
    } catch (IllegalArgumentException noAddress) {
      return new Exchanged.NoConnection(words(noAddress));
    }
    boolean posts = body.contentLength() != 0;
    if (posts) {
      request.header("Content-Type", "application/json").POST(body);
    }
    return awaited(client().sendAsync(request.build(), limited()), timeout);
  }

  private static HttpResponse.BodyHandler<byte[]> limited() {
    return BodyHandlers.limiting(_ -> BodySubscribers.ofByteArray(), MOST);
  }

  private static Exchanged awaited(CompletableFuture<HttpResponse<byte[]>> sent, Duration timeout) {
    try {
      HttpResponse<byte[]> response = sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return new Exchanged.Answered(
          response.statusCode(),
          response.headers().firstValue("Retry-After"),
          new String(response.body(), StandardCharsets.UTF_8));
    } catch (TimeoutException _) {
      sent.cancel(true);
      return new Exchanged.TimedOut();
    } catch (InterruptedException _) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      return new Exchanged.Interrupted();
    } catch (ExecutionException failed) {
      return failure(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private static Exchanged failure(Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> new Exchanged.NoConnection(words(cause));
      case ConnectException _ -> new Exchanged.NoConnection(words(cause));
      case HttpTimeoutException _ -> new Exchanged.TimedOut();
      default -> new Exchanged.Broken(words(cause));
    };
  }

  private static String words(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }

  @Override
  public synchronized void close() {
    closed = true;
    HttpClient known = client;
    if (known != null) {
      known.shutdownNow();
    }
  }
}
