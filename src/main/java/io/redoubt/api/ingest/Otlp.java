package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Fault;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.http.Decoded;
import io.redoubt.ingest.http.OtlpAnswer;
import io.redoubt.ingest.http.OtlpJson;
import io.redoubt.ingest.http.OtlpProtobuf;
import java.util.List;
import java.util.Map;

/// OpenTelemetry's logs over HTTP: the answer has the content type of the request, and a status
/// that may be retried is 429 or 503 only. (opentelemetry-proto, "OTLP/HTTP".)
public final class Otlp {
  /// The channel of its deliveries.
  public static final String CHANNEL = "otlp";

  private static final String PROTOBUF = "application/x-protobuf";

  private final Receiver receiver;

  /// Delivers to this receiver.
  public Otlp(Receiver receiver) {
    this.receiver = receiver;
  }

  /// OpenTelemetry's surface.
  public Surface surface() {
    Operation logs =
        Operation.records("otlpLogs", "/v1/logs", Access.needs(Scope.INGEST), this::logs);
    return new Surface("otlp", List.of(logs), Otlp::fault, Map.of());
  }

  private Answer logs(Call call) {
    boolean json = call.type().equals(Reply.JSON);
    if (!json && !call.type().equals(PROTOBUF)) {
      return status(true, 415, "Send application/x-protobuf or application/json.");
    }
    Decoded decoded = json ? OtlpJson.read(call.body()) : OtlpProtobuf.read(call.body());
    return switch (decoded) {
      case Decoded.Unreadable(String reason, _) -> status(json, 400, reason);
      case Decoded.Records(var records, _) ->
          switch (receiver.take(Delivery.of(CHANNEL, call.peer().name(), records))) {
            case Taken.Committed _ ->
                json
                    ? Reply.json(200, "{\"partialSuccess\":{}}")
                    : new Reply(200, PROTOBUF, Map.of(), new byte[0]);
            case Taken.Refused(var reason, var wait, String detail) ->
                status(json, Receiver.status(reason), detail)
                    .with("Retry-After", Receiver.seconds(wait));
          };
    };
  }

  private static Reply status(boolean json, int status, String message) {
    return json
        ? Reply.json(status, OtlpAnswer.json(status, message))
        : new Reply(status, PROTOBUF, Map.of(), OtlpAnswer.protobuf(status, message));
  }

  /* Before the body is read its type says nothing; JSON can be read by people, too. */
  private static Reply fault(Fault fault) {
    return status(true, fault.status(), fault.text());
  }
}
