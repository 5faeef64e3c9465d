package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.http.Decoded;
import io.redoubt.ingest.http.LokiJson;
import io.redoubt.ingest.http.LokiProtobuf;
import java.util.List;
import java.util.Map;

/// Loki's push endpoint: 204 when everything is on disk, otherwise a line of text, as Promtail and
/// Alloy know it. (Grafana Loki, "HTTP API".)
public final class Loki {
  /// The channel of its deliveries.
  public static final String CHANNEL = "loki";

  /* Protobuf comes in a block of snappy, of which some clients (Vector) tell in a header too. */
  private static final String SNAPPY = "snappy";

  private static final String TEXT = "text/plain; charset=utf-8";

  private final Receiver receiver;

  /// Delivers to this receiver.
  public Loki(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Loki's surface.
  public Surface surface() {
    Access ingest = Access.needs(Scope.INGEST);
    List<Operation> operations =
        List.of(
            Operation.records("lokiPush", "/loki/api/v1/push", ingest, this::push).undoing(SNAPPY),
            Operation.records("lokiPushOld", "/api/prom/push", ingest, this::push).undoing(SNAPPY),
            Operation.get(
                "lokiReady", "/ready", Access.PUBLIC, _ -> Reply.text(200, TEXT, "ready\n")));
    return new Surface(
        "loki",
        operations,
        fault -> Reply.text(fault.status(), TEXT, fault.text() + '\n'),
        Map.of());
  }

  private Answer push(Call call) {
    Decoded decoded =
        call.type().equals("application/json")
            ? LokiJson.read(call.body())
            : LokiProtobuf.read(call.body(), Operation.RECORDS);
    return switch (decoded) {
      case Decoded.Unreadable(String reason, int at) ->
          Reply.text(at == 0 ? 413 : 400, TEXT, reason + '\n');
      case Decoded.Records(var records, _) ->
          switch (receiver.take(Delivery.of(CHANNEL, call.peer().name(), records))) {
            case Taken.Committed _ -> Reply.empty(204);
            case Taken.Refused(var reason, var wait, String detail) ->
                Reply.text(Receiver.status(reason), TEXT, detail + '\n')
                    .with("Retry-After", Receiver.seconds(wait));
          };
    };
  }
}
