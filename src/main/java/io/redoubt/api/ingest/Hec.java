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
import io.redoubt.ingest.http.HecBody;
import io.redoubt.ingest.http.NativeBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Splunk's HTTP event collector. An `ackId` is given out after the commit and never before, so
/// that every one that was given out is acknowledged at once, also after a restart. (Splunk,
/// "HTTP Event Collector REST API endpoints" and "Troubleshoot HTTP Event Collector".)
public final class Hec {
  /// The channel of its deliveries.
  public static final String CHANNEL = "hec";

  private static final String PATH = "/services/collector";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern GUID = Pattern.compile("[0-9A-Za-z-]{1,64}");
  private static final int ASKED = 10_000;

  private final Receiver receiver;
  private final AtomicLong acks = new AtomicLong();

  /// Delivers to this receiver.
  public Hec(Receiver receiver) {
    this.receiver = receiver;
  }

  /// The collector's surface.
  public Surface surface() {
    Access ingest = Access.needs(Scope.INGEST);
    List<Operation> operations = new ArrayList<>();
    for (String path : List.of(PATH, PATH + "/event", PATH + "/event/1.0")) {
      operations.add(Operation.records(id("hecEvent", path), path, ingest, this::events));
    }
    for (String path : List.of(PATH + "/raw", PATH + "/raw/1.0")) {
      operations.add(Operation.records(id("hecRaw", path), path, ingest, this::raw));
    }
    for (String path : List.of(PATH + "/health", PATH + "/health/1.0")) {
      operations.add(Operation.get(id("hecHealth", path), path, Access.PUBLIC, _ -> healthy()));
    }
    operations.add(
        new Operation("hecAck", "POST", PATH + "/ack", ingest, Operation.SMALL, this::ack));
    return new Surface("hec", operations, Hec::fault, Map.of());
  }

  private static String id(String name, String path) {
    if (path.equals(PATH)) {
      return name + "Short";
    }
    return path.endsWith("1.0") ? name + "Versioned" : name;
  }

  private static Reply healthy() {
    return reply(200, 17, "HEC is healthy", Map.of());
  }

  private Answer events(Call call) {
    Optional<Reply> channel = wrongChannel(call);
    if (channel.isPresent()) {
      return channel.get();
    }
    HecBody.Batch batch = HecBody.events(call.body());
    if (batch.flaw().isEmpty()) {
      return deliver(call, batch.records());
    }
    HecBody.Flaw flaw = batch.flaw().get();
    if (!batch.records().isEmpty()
        && receiver.take(delivery(call, batch.records())) instanceof Taken.Refused) {
      return busy("1");
    }
    return flaw(flaw);
  }

  private static Reply flaw(HecBody.Flaw flaw) {
    String text =
        switch (flaw.code()) {
          case 5 -> "No data";
          case 12 -> "Event field is required";
          case 13 -> "Event field cannot be blank";
          default -> "Invalid data format";
        };
    Map<String, Object> more =
        flaw.code() == 5 ? Map.of() : Map.of("invalid-event-number", flaw.event());
    return reply(400, flaw.code(), text, more);
  }

  private Answer raw(Call call) {
    Optional<Reply> channel = wrongChannel(call);
    if (channel.isPresent()) {
      return channel.get();
    }
    return switch (NativeBody.lines(call.body())) {
      case Decoded.Unreadable _ -> reply(400, 6, "Invalid data format", Map.of());
      case Decoded.Records(var records, _) ->
          records.isEmpty() ? reply(400, 5, "No data", Map.of()) : deliver(call, records);
    };
  }

  private Answer deliver(Call call, List<byte[]> records) {
    return switch (receiver.take(delivery(call, records))) {
      case Taken.Refused(_, var wait, _) -> busy(Receiver.seconds(wait));
      case Taken.Committed _ -> {
        boolean asked = channel(call).isPresent();
        yield reply(200, 0, "Success", asked ? Map.of("ackId", acks.getAndIncrement()) : Map.of());
      }
    };
  }

  private static Delivery delivery(Call call, List<byte[]> records) {
    return Delivery.of(CHANNEL, call.peer().name(), records);
  }

  private Answer ack(Call call) {
    if (channel(call).isEmpty()) {
      return reply(400, 10, "Data channel is missing", Map.of());
    }
    try {
      JsonNode ids = JSON.readTree(call.body()).path("acks");
      if (!ids.isArray() || ids.size() > ASKED) {
        return reply(400, 6, "Invalid data format", Map.of());
      }
      Map<String, Boolean> acked = new LinkedHashMap<>();
      for (JsonNode id : ids) {
        if (!id.canConvertToLong()) {
          return reply(400, 6, "Invalid data format", Map.of());
        }
        acked.put(Long.toString(id.asLong()), true);
      }
      return Reply.json(200, JSON.writeValueAsBytes(Map.of("acks", acked)));
    } catch (JacksonException broken) {
      return reply(400, 6, "Invalid data format", Map.of());
    }
  }

  private static Optional<String> channel(Call call) {
    return call.header("x-splunk-request-channel").or(() -> call.parameter("channel"));
  }

  private static Optional<Reply> wrongChannel(Call call) {
    return channel(call)
        .filter(channel -> !GUID.matcher(channel).matches())
        .map(_ -> reply(400, 11, "Invalid data channel", Map.of()));
  }

  private static Reply busy(String seconds) {
    return reply(503, 9, "Server is busy", Map.of()).with("Retry-After", seconds);
  }

  private static Reply fault(Fault fault) {
    return switch (fault) {
      case NO_KEY -> reply(401, 2, "Token is required", Map.of());
      case WRONG_KEY, SCOPE, LOOPBACK -> reply(403, 4, "Invalid token", Map.of());
      case RATE, BUSY, STOPS -> reply(503, 9, "Server is busy", Map.of());
      case INTERNAL -> reply(500, 8, "Internal server error", Map.of());
      case ENCODING, PACKED, CUT, REQUEST -> reply(400, 6, "Invalid data format", Map.of());
      case TOO_LARGE -> reply(413, 6, "Content-Length is too large", Map.of());
      case NOT_FOUND, METHOD ->
          reply(fault.status(), 404, "The requested URL was not found on this server.", Map.of());
    };
  }

  private static Reply reply(int status, int code, String text, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("text", text);
    body.put("code", code);
    body.putAll(more);
    return Reply.json(status, JSON.writeValueAsBytes(body));
  }
}
