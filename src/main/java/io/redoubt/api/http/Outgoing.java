package io.redoubt.api.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerResponse;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.trace.Span;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Writes the answer to one request, with the headers that every answer has.
final class Outgoing {
  private static final List<Header> SECURE =
      List.of(
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("X-Frame-Options", "DENY"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"),
          HeaderValues.createCached("Cache-Control", "no-store"),
          HeaderValues.createCached(
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

  private final ServerResponse response;
  private final Incoming in;
  private final long start;
  private Map<String, String> surface = Map.of();
  private final boolean head;
  private Span span = Span.none();

  Outgoing(ServerResponse response, Incoming in, long start) {
    this.response = response;
    this.in = in;
    this.start = start;
    this.head = in.method().equals("HEAD");
  }

  /// When the request began, by `System.nanoTime`.
  long start() {
    return start;
  }

  /// It belongs to this span.
  void under(Span of) {
    this.span = of;
  }

  /// The span that it belongs to.
  Span span() {
    return span;
  }

  /// What is known of the answer before there is one.
  void plan(Map<String, String> surfaceHeaders) {
    this.surface = surfaceHeaders;
  }

  /// Sends it; returns its status.
  int send(Answer answer) {
    SECURE.forEach(response::header);
    if (!surface.containsKey(Surface.ID)) {
      response.header(HeaderValues.create(Surface.ID, in.id()));
    }
    surface.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            response.header(HeaderValues.create(name, value));
          }
        });
    return switch (answer) {
      case Reply reply -> whole(reply);
      case Answer.Live live -> live(live);
    };
  }

  private int whole(Reply reply) {
    response.status(Status.create(reply.status()));
    reply.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    type(reply.type());
    if (reply.type().isEmpty()) {
      response.send();
    } else if (head) {
      response.headers().contentLength(reply.body().length);
      response.send();
    } else {
      response.send(reply.body());
    }
    return reply.status();
  }

  private int live(Answer.Live live) {
    live.headers().forEach((name, value) -> response.header(HeaderValues.create(name, value)));
    type(live.type());
    try (OutputStream out = response.outputStream()) {
      live.source().write(out);
    } catch (IOException | UncheckedIOException gone) {
      System.getLogger("io.redoubt.api")
          .log(System.Logger.Level.DEBUG, "a reader of a live answer left", gone);
    }
    if (response instanceof RoutingResponse whole) {
      whole.commit(); // otherwise it ends when the handler returns, not when it closes instead
    }
    return 200;
  }

  private void type(String type) {
    if (!type.isEmpty()) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, type));
    }
  }
}
