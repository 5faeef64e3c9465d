package io.redoubt.llm.http;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/// The way to one server. Never throws for what a server or a network does, follows no redirect,
/// asks for no compression and takes none, goes through no proxy, sends no cookie, and uses every
/// connection once. Thread-safe.
public final class Wire {
  private static final int LONGEST_ERROR = 64 * 1024;
  private static final int LONGEST_DOCUMENT = 4 * 1024 * 1024;
  private static final int LONGEST_WAIT_SECONDS = 3600;

  private final Endpoint endpoint;
  private final Timers timers;
  private final Optional<SSLContext> tls;

  /// A way to the endpoint under these timers; believes what the JDK believes.
  public Wire(Endpoint endpoint, Timers timers) {
    this(endpoint, timers, Optional.empty());
  }

  /// A way to the endpoint under these timers.
  ///
  /// @param tls whom to believe and what to show; empty: as the JDK does
  public Wire(Endpoint endpoint, Timers timers, Optional<SSLContext> tls) {
    this.endpoint = endpoint;
    this.timers = timers;
    this.tls = tls;
  }

  /// The timers of this way.
  public Timers timers() {
    return timers;
  }

  /// Sends a request and waits for the beginning of its answer. The reply holds the connection and
  /// must be closed.
  ///
  /// @param firstByte how long the server may take until the first byte of the body
  public Reply open(Call call, Duration firstByte, Deadline deadline) {
    if (!endpoint.permitted()) {
      return refused(FailureReason.PLAINTEXT, endpoint.base().getHost() + " is another machine");
    }
    Deadline first = deadline.within(firstByte);
    if (first.passed()) {
      return refused(FailureReason.DEADLINE, "no time left to ask");
    }
    Connection connection =
        endpoint.encrypted()
            ? Connection.encrypted(timers.connect(), tls)
            : Connection.plain(timers.connect());
    Reply reply = answered(connection, call, first, deadline);
    if (reply instanceof Reply.Refused) {
      connection.close();
    }
    return reply;
  }

  /// The small JSON object that stands at a path, or that a small request is answered with.
  public Document document(Call call, Duration within, Deadline deadline) {
    Document document = read(call, within, deadline.within(within));
    return document instanceof Document.None(var failure)
            && failure.reason() == FailureReason.DEADLINE
            && !deadline.passed()
        ? new Document.None(new Failure(FailureReason.FIRST_BYTE, "too slow: " + call))
        : document;
  }

  private Document read(Call call, Duration within, Deadline end) {
    try (Reply reply = open(call, within, end)) {
      return switch (reply) {
        case Reply.Refused(var failure, _) -> new Document.None(failure);
        case Reply.Open(var body) ->
            switch (body.text(LONGEST_DOCUMENT)) {
              case Text.Missing(var failure) -> new Document.None(failure);
              case Text.Whole(var text) ->
                  Json.object(text)
                      .<Document>map(Document.Given::new)
                      .orElseGet(() -> new Document.None(notJson(text)));
            };
      };
    }
  }

  private static Failure notJson(String text) {
    return new Failure(FailureReason.PROTOCOL, "no JSON object: " + text);
  }

  private Reply answered(Connection connection, Call call, Deadline first, Deadline deadline) {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> sent =
        connection.client().sendAsync(request(call), BodyHandlers.ofPublisher());
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
          sent.get(first.left().toNanos(), TimeUnit.NANOSECONDS);
      BodyFeed feed = new BodyFeed();
      response.body().subscribe(feed);
      Body.Patience patience =
          response.statusCode() == 200
              ? new Body.Patience(first, timers.gap(), deadline)
              : new Body.Patience(first, timers.look(), deadline.within(timers.look()));
      return judged(
          response.statusCode(),
          response.headers(),
          new Body(connection, feed, patience, endpoint.key()));
    } catch (TimeoutException _) {
      return deadline.passed()
          ? refused(FailureReason.DEADLINE, "no answer began")
          : refused(FailureReason.FIRST_BYTE, "no answer began");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return refused(FailureReason.CANCELLED, "interrupted");
    } catch (ExecutionException broken) {
      Throwable cause = broken.getCause() == null ? broken : broken.getCause();
      return refused(Breakage.before(cause), Breakage.words(cause));
    }
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.at(call.path()))
            .header("Accept", "application/json, application/x-ndjson, text/event-stream")
            .header("User-Agent", "redoubt");
    String trace = Asked.TRACEPARENT.orElse("");
    if (!trace.isEmpty()) {
      request.header("traceparent", trace);
    }
    if (endpoint.key().present()) {
      request.header("Authorization", endpoint.key().header());
    }
    if (call.posts()) {
      request
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofByteArray(call.body()));
    }
    return request.build();
  }

  private Reply judged(int status, HttpHeaders headers, Body body) {
    if (status / 100 == 3) {
      return refused(
          FailureReason.REDIRECT, status + " to " + headers.firstValue("Location").orElse("?"));
    }
    String coding = headers.firstValue("Content-Encoding").orElse("identity");
    if (!coding.toLowerCase(Locale.ROOT).equals("identity")) {
      return refused(FailureReason.PROTOCOL, "a compressed answer (" + coding + ")");
    }
    if (status == 200) {
      return new Reply.Open(body);
    }
    String words = body.text(LONGEST_ERROR) instanceof Text.Whole(var text) ? text : "";
    return new Reply.Refused(Statuses.of(status, words), retryAfter(headers));
  }

  private Reply refused(FailureReason reason, String detail) {
    String shown = endpoint.key().removedFrom(detail);
    return new Reply.Refused(new Failure(reason, shown), Duration.ZERO);
  }

  private static Duration retryAfter(HttpHeaders headers) {
    String seconds = headers.firstValue("Retry-After").orElse("");
    return seconds.matches("\\d{1,4}")
        ? Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, Integer.parseInt(seconds)))
        : Duration.ZERO;
  }
}
