package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.api.wire.Surface;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.http.Decoded;
import io.redoubt.ingest.http.GelfBody;
import java.util.List;
import java.util.Map;

/// GELF over HTTP: 202 when everything is on disk.
public final class Gelf {
  /// The channel of its deliveries.
  public static final String CHANNEL = "gelf-http";

  private final Receiver receiver;

  /// Delivers to this receiver.
  public Gelf(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Its surface.
  public Surface surface() {
    return Surface.plain(
        "gelf",
        List.of(Operation.records("gelf", "/gelf", Access.needs(Scope.INGEST), this::post)));
  }

  private static Delivery delivery(Call call, List<byte[]> records) {
    return new Delivery(CHANNEL, call.peer().name(), "gelf", records, "", List.of());
  }

  private Answer post(Call call) {
    return switch (GelfBody.read(call.body())) {
      case Decoded.Unreadable(String reason, int at) ->
          Problem.of(400, "body_unreadable", reason, Map.of("line", at));
      case Decoded.Records(var records, _) ->
          switch (receiver.take(delivery(call, records))) {
            case Taken.Committed _ -> Reply.empty(202);
            case Taken.Refused(var reason, var wait, String detail) ->
                Problem.of(Receiver.status(reason), Receiver.code(reason), detail)
                    .with("Retry-After", Receiver.seconds(wait));
          };
    };
  }
}
