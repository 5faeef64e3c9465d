package io.redoubt.api.v1;

import io.redoubt.api.measure.Meters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `/livez`, `/readyz` and `/metrics`: what those who run the service ask it.
public final class Health {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final List<Readiness> parts;
  private final Meters meters;

  /// @param parts of which those that are needed decide whether it is ready
  public Health(List<Readiness> parts, Meters meters) {
    this.parts = List.copyOf(parts);
    this.meters = meters;
  }

  /// Its operations.
  public List<Operation> operations() {
    return List.of(
        Operation.get("livez", "/livez", Access.PUBLIC, _ -> live()),
        Operation.get("readyz", "/readyz", Access.PUBLIC, this::ready),
        Operation.get("metrics", "/metrics", Access.localOr(Scope.READ), _ -> metrics()));
  }

  private static Reply live() {
    return Reply.json(200, "{\"status\":\"ok\"}");
  }

  private Answer ready(Call call) {
    Map<String, Object> troubles = new LinkedHashMap<>();
    Map<String, Object> degraded = new LinkedHashMap<>();
    Map<String, Object> lags = new LinkedHashMap<>();
    for (Readiness part : parts) {
      Map<String, Object> told = part.needed() ? troubles : degraded;
      part.trouble().get().ifPresent(trouble -> told.put(part.part(), trouble));
      long lag = part.lag().getAsLong();
      if (lag >= 0) {
        lags.put(part.part(), lag);
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", troubles.isEmpty() ? "ready" : "not_ready");
    answer.put("failing", troubles);
    answer.put("degraded", degraded);
    answer.put("lag", lags);
    return Reply.json(troubles.isEmpty() ? 200 : 503, JSON.writeValueAsBytes(answer));
  }

  private Reply metrics() {
    return Reply.text(200, PROMETHEUS, meters.text());
  }
}
