package io.redoubt.api.cases;

import io.redoubt.api.v1.Moments;
import io.redoubt.api.v1.Parameters;
import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.audit.AuditException;
import io.redoubt.audit.CaseTrail;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Suppression;
import io.redoubt.event.port.SuppressionScope;
import io.redoubt.event.port.Suppressions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1/suppressions`: what people do not want to be shown, for how long and why, and what it
/// would have hidden. Making and deleting one goes on record before it is done.
final class SuppressionsApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/api/v1/suppressions";
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Suppressions suppressions;
  private final Cases cases;
  private final CaseDesk desk;
  private final CaseTrail trail;
  private final InstantSource clock;
  private final Moments moments;

  SuppressionsApi(Cases cases, CaseDesk desk, InstantSource clock) {
    this.suppressions = desk.suppressions();
    this.cases = cases;
    this.desk = desk;
    this.trail = new CaseTrail(cases, desk.audit());
    this.clock = clock;
    this.moments = new Moments(clock);
  }

  List<Operation> operations() {
    Access read = Access.needs(Scope.READ);
    Access triage = Access.needs(Scope.TRIAGE);
    return List.of(
        Operation.get("listSuppressions", PATH, read, this::list),
        new Operation("addSuppression", "POST", PATH, triage, Operation.SMALL, this::add),
        new Operation(
            "previewSuppression", "POST", PATH + "/preview", read, Operation.SMALL, this::preview),
        Operation.get("getSuppression", PATH + "/{id}", read, this::get),
        new Operation("deleteSuppression", "DELETE", PATH + "/{id}", triage, 0, this::delete));
  }

  private Answer list(Call call) {
    Parameters given = Parameters.ofQuery(call, Set.of("all"));
    String all = given.text("all", "false");
    if (!all.equals("true") && !all.equals("false")) {
      given.fail("all", "all is true or false.");
    }
    if (given.wrong().isPresent()) {
      return given.wrong().get();
    }
    long now = clock.millis();
    Map<String, Long> hidden = suppressions.hidden();
    List<Map<String, Object>> shown =
        suppressions.list(all.equals("true")).stream()
            .map(one -> SuppressionJson.of(one, hidden.getOrDefault(one.id(), 0L), now))
            .toList();
    return Reply.json(200, JSON.writeValueAsBytes(Map.of("suppressions", shown)));
  }

  private Answer get(Call call) {
    return suppressions
        .find(call.part("id"))
        .map(one -> shown(200, one))
        .orElseGet(SuppressionsApi::unknown);
  }

  private Reply shown(int status, Suppression one) {
    long hides = suppressions.hidden().getOrDefault(one.id(), 0L);
    var json = SuppressionJson.of(one, hides, clock.millis());
    return Reply.json(status, JSON.writeValueAsBytes(json));
  }

  private static Reply unknown() {
    return Problem.of(404, "suppression_unknown", "There is no suppression of this id.");
  }

  private Answer add(Call call) {
    SuppressionBody given =
        new SuppressionBody(call.body(), Set.of("scope", "reason", "owner", "expires"), moments);
    String actor = CaseOperations.actor(call);
    SuppressionScope scope = given.scope();
    String reason = given.text("reason", "");
    String owner = given.text("owner", actor);
    long now = clock.millis();
    long expires = given.moment("expires");
    if (expires <= now || expires > now + LONGEST.toMillis()) {
      given.fail("expires", "expires is a time to come, at most 400 days from now.");
    }
    if (given.wrong().isPresent()) {
      return given.wrong().get();
    }
    String id = "S-" + UUID.randomUUID();
    Suppression one = new Suppression(id, scope, reason, owner, actor, now, expires, 0);
    Optional<Reply> unrecorded = recorded(actor, "suppression_add", one);
    if (unrecorded.isPresent()) {
      return unrecorded.get();
    }
    suppressions.add(one);
    trail.write();
    return shown(201, one).with("Location", PATH + '/' + id);
  }

  private Answer delete(Call call) {
    String actor = CaseOperations.actor(call);
    Optional<Suppression> there =
        suppressions.find(call.part("id")).filter(one -> one.deleted() == 0);
    if (there.isEmpty()) {
      return unknown();
    }
    Optional<Reply> unrecorded = recorded(actor, "suppression_delete", there.get());
    if (unrecorded.isPresent()) {
      return unrecorded.get();
    }
    Optional<Suppression> deleted = suppressions.delete(call.part("id"), actor);
    trail.write();
    return deleted.map(one -> shown(200, one)).orElseGet(SuppressionsApi::unknown);
  }

  /* Why it cannot go on record; empty when it is. */
  private Optional<Reply> recorded(String actor, String act, Suppression one) {
    Map<String, String> details =
        Map.of(
            "id",
            one.id(),
            "scope",
            cut(JSON.writeValueAsString(SuppressionJson.of(one.scope()))),
            "reason",
            cut(one.reason()),
            "owner",
            cut(one.owner()),
            "expires",
            Instant.ofEpochMilli(one.expires()).toString());
    try {
      desk.audit().log().append(new AuditEntry.Administration(actor, act, details));
      return Optional.empty();
    } catch (AuditException unusable) {
      return Optional.of(
          Problem.of(503, "audit", String.valueOf(unusable.getMessage())).with("Retry-After", "5"));
    }
  }

  private static String cut(String text) {
    return text.length() <= 2000 ? text : text.substring(0, 2000) + '…';
  }

  private Answer preview(Call call) {
    SuppressionBody given = new SuppressionBody(call.body(), Set.of("scope", "days"), moments);
    SuppressionScope scope = given.scope();
    int days = given.number("days", 30, 1, 3650);
    if (given.wrong().isPresent()) {
      return given.wrong().get();
    }
    long from = clock.millis() - Duration.ofDays(days).toMillis();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("scope", SuppressionJson.of(scope));
    answer.put("since", Instant.ofEpochMilli(from).toString());
    answer.putAll(new Preview(scope).since(from, cases));
    return Reply.json(200, JSON.writeValueAsBytes(answer));
  }
}
