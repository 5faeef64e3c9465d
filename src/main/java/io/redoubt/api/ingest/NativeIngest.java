package io.redoubt.api.ingest;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.ingest.http.Decoded;
import io.redoubt.ingest.http.NativeBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// `POST /api/v1/events`: lines of JSON, one JSON array, or lines of text, by content type.
public final class NativeIngest {
  /// The channel of its deliveries.
  public static final String CHANNEL = "http";

  private static final Set<String> PLAIN =
      Set.of("", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded");
  private static final Set<String> LINES =
      Set.of(
          "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/json-lines");
  private static final int LISTED = 100;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern FORMAT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Receiver receiver;

  /// Delivers to this receiver.
  public NativeIngest(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Its operations.
  public List<Operation> operations() {
    return List.of(
        Operation.records("postEvents", "/api/v1/events", Access.needs(Scope.INGEST), this::post));
  }

  private Answer post(Call call) {
    String key = call.header("idempotency-key").orElse("");
    if (!key.isEmpty() && !KEY.matcher(key).matches()) {
      return Problem.of(400, "idempotency_key", "Idempotency-Key is 1 to 200 visible characters.");
    }
    String format = call.parameter("format").orElse("");
    if (!format.isEmpty() && !FORMAT.matcher(format).matches()) {
      return Problem.of(400, "format", "The format is no name of a format.");
    }
    Decoded decoded = decoded(call);
    boolean json = !PLAIN.contains(call.type());
    String declared = format.isEmpty() && json ? "json" : format;
    return switch (decoded) {
      case Decoded.Unreadable(_, int at) when at == 0 ->
          Problem.of(
              415,
              "content_type",
              "Send application/x-ndjson, application/json (an array) or text/plain.");
      case Decoded.Unreadable(String reason, int at) ->
          Problem.of(400, "body_unreadable", reason, Map.of("line", at));
      case Decoded.Records(var records, int[] lines) -> {
        String sender = call.peer().name();
        String batch = key.isEmpty() ? "" : sender + ' ' + key;
        yield answer(
            receiver.receive(new Delivery(CHANNEL, sender, declared, records, batch, List.of())),
            lines);
      }
    };
  }

  /// A record that is not what it was declared to be.
  private record Flaw(int line, String reason) {}

  /* A form is what curl calls a body of which it is told nothing. */
  private static Decoded decoded(Call call) {
    if (PLAIN.contains(call.type()) || LINES.contains(call.type())) {
      return NativeBody.lines(call.body());
    }
    return call.type().equals(Reply.JSON)
        ? NativeBody.json(call.body())
        : new Decoded.Unreadable("", 0);
  }

  private static Reply answer(Receiver.Received received, int[] lines) {
    return switch (received.taken()) {
      case Taken.Refused(var reason, var wait, String detail) ->
          Problem.of(Receiver.status(reason), Receiver.code(reason), detail)
              .with("Retry-After", Receiver.seconds(wait));
      case Taken.Committed committed -> {
        Reply reply = Reply.json(200, JSON.writeValueAsBytes(summary(committed, received, lines)));
        yield committed.repeated() ? reply.with("Idempotency-Replayed", "true") : reply;
      }
    };
  }

  private static Map<String, Object> summary(
      Taken.Committed committed, Receiver.Received received, int[] lines) {
    List<Flaw> errors = new ArrayList<>();
    for (Taken.Unparsed unparsed : committed.unparsed()) {
      if (errors.size() < LISTED) {
        errors.add(new Flaw(lines[received.sent(unparsed.index())], unparsed.reason()));
      }
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    int rejected = committed.unparsed().size();
    summary.put("accepted", committed.records() - rejected);
    summary.put("rejected", rejected);
    if (received.joined() > 0) {
      summary.put("joined", received.joined());
    }
    summary.put("errors", errors);
    return summary;
  }
}
