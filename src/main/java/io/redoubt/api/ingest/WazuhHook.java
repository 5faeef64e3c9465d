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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `POST /api/v1/events/wazuh`: one alert of a Wazuh manager, as integratord hands it to the script
/// `custom-redoubt`. An alert that comes again (same id, manager and agent) is not written again.
public final class WazuhHook {
  /// The channel of its deliveries.
  public static final String CHANNEL = "wazuh";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Receiver receiver;

  /// Delivers to this receiver.
  public WazuhHook(Receiver receiver) {
    this.receiver = receiver;
  }

  /// Its operations.
  public List<Operation> operations() {
    return List.of(
        Operation.records(
            "postWazuhAlert", "/api/v1/events/wazuh", Access.needs(Scope.INGEST), this::post));
  }

  private Answer post(Call call) {
    byte[] alert = stripped(call.body());
    try {
      JsonNode read = JSON.readTree(alert);
      if (!read.isObject()) {
        return unreadable("The body is no JSON object.");
      }
      String sender = call.peer().name();
      return answer(
          receiver.take(new Delivery(CHANNEL, sender, "", List.of(alert), batch(read), List.of())));
    } catch (JacksonException notJson) {
      return unreadable("The body is no JSON.");
    }
  }

  private static String batch(JsonNode alert) {
    String id = text(alert.path("id"));
    String manager = text(alert.path("manager").path("name"));
    String agent = text(alert.path("agent").path("id"));
    return id.isEmpty() ? "" : "wazuh " + id + ' ' + manager + ' ' + agent;
  }

  private static String text(JsonNode node) {
    String text = node.isString() || node.isNumber() ? node.asString() : "";
    return text.length() <= 200 ? text : text.substring(0, 200);
  }

  /* The file of integratord ends with a line end, which is no part of the alert. */
  private static byte[] stripped(byte[] body) {
    int end = body.length;
    while (end > 0 && (body[end - 1] == '\n' || body[end - 1] == '\r' || body[end - 1] == ' ')) {
      end--;
    }
    return Arrays.copyOf(body, end);
  }

  private static Reply unreadable(String reason) {
    return Problem.of(400, "body_unreadable", reason, Map.of("line", 1));
  }

  private static Reply answer(Taken taken) {
    return switch (taken) {
      case Taken.Refused(var reason, var wait, String detail) ->
          Problem.of(Receiver.status(reason), Receiver.code(reason), detail)
              .with("Retry-After", Receiver.seconds(wait));
      case Taken.Committed committed -> {
        int rejected = committed.unparsed().size();
        yield Reply.json(
            200,
            JSON.writeValueAsBytes(
                Map.of(
                    "accepted",
                    committed.records() - rejected,
                    "rejected",
                    rejected,
                    "errors",
                    List.of())));
      }
    };
  }
}
