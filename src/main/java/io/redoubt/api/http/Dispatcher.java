package io.redoubt.api.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.redoubt.api.door.Door;
import io.redoubt.api.measure.Meters;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Fault;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.audit.AuditException;
import io.redoubt.event.port.ApiKey;
import io.redoubt.event.port.LedgerException;
import io.redoubt.event.trace.Span;
import io.redoubt.event.trace.Tracer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/// Takes every request through the same steps: operation, key, limit, body, handling, answer,
/// count. Thread-safe.
final class Dispatcher implements Handler {
  private static final String NONE = "none";
  private static final Set<String> WATCHING = Set.of("livez", "readyz", "metrics");

  private final Routes routes;
  private final Door door;
  private final Meters meters;
  private final Budget budget;
  private final Tracer tracer;
  private volatile boolean draining;

  Dispatcher(Routes routes, Door door, Meters meters, Budget budget, Tracer tracer) {
    this.tracer = tracer;
    this.routes = routes;
    this.door = door;
    this.meters = meters;
    this.budget = budget;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    long start = System.nanoTime();
    Incoming in = Incoming.of(request);
    boolean last = draining;
    switch (routes.find(in.method(), in.path())) {
      case Routes.Match.Found found ->
          traced(found, in, request, new Outgoing(response, in, start));
      case Routes.Match.Methods(var methods) -> {
        Reply reply = Reply.empty(200).with("Allow", String.join(", ", methods));
        finish(NONE, reply, new Outgoing(response, in, start));
      }
      case Routes.Match.OtherMethod(var surface, var methods) -> {
        Reply reply = surface.errors().of(Fault.METHOD).with("Allow", String.join(", ", methods));
        finish(NONE, reply, new Outgoing(response, in, start));
      }
      case Routes.Match.Nothing() ->
          finish(NONE, Problem.of(Fault.NOT_FOUND), new Outgoing(response, in, start));
    }
    boolean asked = request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    if (last || asked || unread(request, in)) {
      throw new CloseConnectionException("as the client asked"); // Helidon waits for the client
    }
  }

  /* Who asks first whether to send a body, and was refused, sends none. */
  private static boolean unread(ServerRequest request, Incoming in) {
    return in.headers().containsKey("expect")
        && request.content().hasEntity()
        && !request.content().consumed();
  }

  /// Turns away what comes from now on.
  void drain() {
    draining = true;
  }

  /* Those who look every few seconds whether it lives are of no interest. */
  private void traced(Routes.Match.Found found, Incoming in, ServerRequest request, Outgoing out)
      throws IOException {
    Operation operation = found.route().operation();
    if (WATCHING.contains(operation.id())) {
      run(found, in, request, out);
      return;
    }
    String route = operation.path().replace("*}", "}");
    String above = in.headers().getOrDefault("traceparent", "");
    try (Span span = tracer.begin(in.method() + ' ' + route, Tracer.Kind.SERVER, above)) {
      span.with("http.request.method", in.method())
          .with("http.route", route)
          .with("redoubt.operation", operation.id())
          .with("redoubt.request_id", in.id())
          .failed("internal"); // until there is an answer
      out.under(span);
      span.within(
          () -> {
            run(found, in, request, out);
            return true;
          });
    }
  }

  private void run(Routes.Match.Found found, Incoming in, ServerRequest request, Outgoing out)
      throws IOException {
    var surface = found.route().surface();
    var operation = found.route().operation();
    out.plan(surface.headers());
    if (draining) {
      finish(operation.id(), waiting(surface.errors().of(Fault.STOPS), Fault.STOPS, 0), out);
      return;
    }
    Peer peer = Peer.of(request);
    switch (door.pass(operation.access(), peer.loopback(), in.headers())) {
      case Door.Passage.Shut(Fault fault, long wait) ->
          finish(operation.id(), waiting(surface.errors().of(fault), fault, wait), out);
      case Door.Passage.In(var key) -> {
        try (Budget.Share share = budget.share()) {
          switch (body(request, in, operation, share)) {
            case BodyReader.Body.Bad(Fault fault) ->
                finish(operation.id(), waiting(surface.errors().of(fault), fault, 0), out);
            case BodyReader.Body.Broken(Fault fault) -> {
              Reply reply = surface.errors().of(fault).with("Connection", "close");
              finish(operation.id(), reply, out);
              throw new CloseConnectionException("what follows cannot be told from the body");
            }
            case BodyReader.Body.Whole(byte[] bytes) -> {
              Call call = in.call(found.parts(), bytes, peer.with(key));
              finish(operation.id(), operation.handling().handle(call), out);
            }
          }
        }
      }
    }
  }

  private static BodyReader.Body body(
      ServerRequest request, Incoming in, Operation operation, Budget.Share share)
      throws IOException {
    int limit = operation.limit();
    if (limit == 0 || !request.content().hasEntity()) {
      return new BodyReader.Body.Whole(new byte[0]);
    }
    long announced = request.headers().contentLength().orElse(0);
    if (announced > limit) {
      return new BodyReader.Body.Bad(Fault.TOO_LARGE);
    }
    if (!share.grow(announced)) {
      return new BodyReader.Body.Bad(Fault.BUSY);
    }
    String encoding = in.headers().getOrDefault("content-encoding", "").strip();
    String packed = encoding.equalsIgnoreCase(operation.undoes()) ? "" : encoding;
    return BodyReader.read(request.content().inputStream(), packed, limit, share);
  }

  private static Reply waiting(Reply reply, Fault fault, long nanos) {
    if (fault == Fault.RATE || fault == Fault.BUSY || fault == Fault.STOPS) {
      long seconds = Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
      return reply.with("Retry-After", Long.toString(seconds));
    }
    return fault.status() == 401 ? reply.with("WWW-Authenticate", "Bearer") : reply;
  }

  private void finish(String operation, Answer answer, Outgoing out) throws IOException {
    int status = out.send(answer);
    out.span()
        .with("http.response.status_code", status)
        .failed(status >= 500 ? Integer.toString(status) : "");
    meters.request(operation, status, System.nanoTime() - out.start());
  }

  /// The ledger could not do what was asked.
  void failed(ServerRequest request, ServerResponse response, LedgerException refusal) {
    later("store", String.valueOf(refusal.getMessage()), request, response);
  }

  /// What was asked could not be put on record, so it was not done.
  void failed(ServerRequest request, ServerResponse response, AuditException refusal) {
    later("audit", String.valueOf(refusal.getMessage()), request, response);
  }

  private void later(String code, String why, ServerRequest request, ServerResponse response) {
    Outgoing out = new Outgoing(response, Incoming.of(request), System.nanoTime());
    if (!response.isSent()) {
      int status = out.send(Problem.of(503, code, why).with("Retry-After", "5"));
      meters.request(NONE, status, 0);
    }
  }

  /// A handler failed in a way it should not: counted and answered, told to nobody but the log.
  void failed(ServerRequest request, ServerResponse response, RuntimeException bug) {
    System.getLogger("io.redoubt.api")
        .log(System.Logger.Level.ERROR, "bug while answering " + request.prologue(), bug);
    Incoming in = Incoming.of(request);
    Outgoing out = new Outgoing(response, in, System.nanoTime());
    if (!response.isSent()) {
      int status = out.send(Problem.of(Fault.INTERNAL));
      meters.request(NONE, status, 0);
    }
  }

  /// Where a request comes from.
  private record Peer(String address, boolean loopback) {
    static Peer of(ServerRequest request) {
      if (request.remotePeer().address() instanceof InetSocketAddress socket) {
        InetAddress address = socket.getAddress();
        return new Peer(address.getHostAddress(), address.isLoopbackAddress());
      }
      return new Peer(request.remotePeer().host(), false);
    }

    Call.Peer with(Optional<ApiKey> key) {
      return new Call.Peer(address, loopback, key);
    }
  }
}
