package io.redoubt.api.cases;

import io.redoubt.api.v1.CaseJson;
import io.redoubt.api.v1.Parameters;
import io.redoubt.api.v1.Place;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.Feedback;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/feedback`: decisions as labelled data.
final class FeedbackApi {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Feedback feedback;

  FeedbackApi(Feedback feedback) {
    this.feedback = feedback;
  }

  List<Operation> operations() {
    return List.of(
        Operation.get("listFeedback", "/api/v1/feedback", Access.needs(Scope.READ), this::list));
  }

  private Answer list(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("cursor", "limit"));
    int after = given.number("cursor", 0, 0, 999_999_999);
    int limit = given.number("limit", 50, 1, 1000);
    return given.wrong().orElseGet(() -> page(after, limit));
  }

  private Reply page(long after, int limit) {
    List<Feedback.Label> labels = feedback.list(after, limit);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("labels", labels.stream().map(FeedbackApi::shown).toList());
    page.put("cursor", labels.size() < limit ? null : Long.toString(labels.getLast().number()));
    return Reply.json(200, JSON.writeValueAsBytes(page));
  }

  private static Map<String, Object> shown(Feedback.Label label) {
    CaseAction action = label.action();
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("number", label.number());
    shown.put("kind", Place.word(action.kind()));
    shown.put("id", action.caseId());
    shown.put("time", Instant.ofEpochMilli(action.time()).toString());
    shown.put("actor", action.actor());
    shown.put("disposition", label.disposition());
    shown.put("reason", action.what() instanceof CaseAction.What.Status said ? said.reason() : "");
    shown.put("judged", CaseJson.of(label.verdict()));
    shown.put("case", CaseJson.document(label.json()));
    return shown;
  }
}
