package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Problem;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What people decide about alerts and incidents: disposition, assignment, notes. With `If-Match` a
/// decision is taken only when nobody changed the case since it was read; with `Idempotency-Key` it
/// is taken once.
public final class DecisionsApi {
  private static final Set<String> STATUSES =
      Set.of("new", "open", "acknowledged", "closed", "reopened");
  private static final Set<String> DISPOSITIONS =
      Set.of("", "true_positive", "benign_positive", "false_positive", "undetermined");
  private static final long NEVER = Long.MAX_VALUE;
  private static final int LONGEST = 10_000;

  private final Cases cases;
  private final InstantSource clock;
  private final Runnable acted;

  /// Over these cases.
  ///
  /// @param acted called after each decision that was taken
  public DecisionsApi(Cases cases, InstantSource clock, Runnable acted) {
    this.acted = acted;
    this.cases = cases;
    this.clock = clock;
  }

  /// Its operations.
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    for (CaseFile.Kind kind : CaseFile.Kind.values()) {
      String path = Place.path(kind) + "/{id}";
      String name = Place.name(kind);
      operations.add(put("dispose" + name, path + "/disposition", call -> dispose(kind, call)));
      operations.add(put("assign" + name, path + "/assignee", call -> assign(kind, call)));
      operations.add(
          new Operation(
              "note" + name,
              "POST",
              path + "/notes",
              Access.needs(Scope.TRIAGE),
              Operation.SMALL,
              call -> note(kind, call)));
    }
    return operations;
  }

  private static Operation put(String id, String path, Operation.Handling handling) {
    return new Operation(id, "PUT", path, Access.needs(Scope.TRIAGE), Operation.SMALL, handling);
  }

  private Answer dispose(CaseFile.Kind kind, Call call) {
    Parameters given = Parameters.ofBody(call, Set.of("status", "disposition", "reason"));
    String status = given.text("status", "");
    String disposition = given.text("disposition", "");
    String reason = bounded(given, "reason");
    if (!STATUSES.contains(status)) {
      given.fail("status", "status is open, acknowledged, closed or reopened.");
    }
    if (!DISPOSITIONS.contains(disposition)) {
      given.fail(
          "disposition",
          "disposition is true_positive, benign_positive, false_positive or undetermined.");
    }
    if (status.equals("closed") && (disposition.isEmpty() || reason.isBlank())) {
      given.fail("reason", "Closing needs a disposition and a reason.");
    }
    return act(kind, call, given, new CaseAction.What.Status(status, disposition, reason));
  }

  private Answer assign(CaseFile.Kind kind, Call call) {
    Parameters given = Parameters.ofBody(call, Set.of("assignee"));
    return act(kind, call, given, new CaseAction.What.Assigned(bounded(given, "assignee")));
  }

  private Answer note(CaseFile.Kind kind, Call call) {
    Parameters given = Parameters.ofBody(call, Set.of("text"));
    String text = bounded(given, "text");
    if (text.isBlank()) {
      given.fail("text", "A note has a text.");
    }
    return act(kind, call, given, new CaseAction.What.Note(text));
  }

  private static String bounded(Parameters given, String name) {
    String text = given.text(name, "");
    if (text.length() > LONGEST) {
      given.fail(name, name + " is " + LONGEST + " characters at most.");
    }
    return text;
  }

  private Answer act(CaseFile.Kind kind, Call call, Parameters given, CaseAction.What what) {
    Optional<Cases.Filed> before = cases.find(kind, call.part("id"));
    if (before.isEmpty()) {
      return CasesApi.missing(cases, kind, call.part("id"));
    }
    Optional<Reply> wrong = given.wrong();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    long wanted = Cases.ANY;
    Optional<String> match = call.header("if-match");
    if (match.isEmpty() && call.method().equals("PUT")) {
      return Problem.of(
          428, "if_match_needed", "If-Match names the ETag that the case was read with.");
    }
    if (match.isPresent() && !match.get().equals("*")) {
      wanted = CaseJson.revision(match.get(), before.get()).orElse(NEVER);
    }
    String actor = call.peer().key().isPresent() ? call.peer().name() : "local";
    String id = actor + ' ' + call.header("idempotency-key").orElse(call.id());
    CaseAction action =
        new CaseAction(id, kind, before.get().file().id(), clock.millis(), actor, what);
    Cases.Acted done = cases.act(action, wanted);
    acted.run();
    return answer(done);
  }

  private static Reply answer(Cases.Acted acted) {
    return switch (acted) {
      case Cases.Acted.Done(Cases.Filed now) -> CasesApi.shown(now);
      case Cases.Acted.Outdated(Cases.Filed now) ->
          Problem.of(412, "changed_since", "It has changed since it was read.")
              .with("ETag", CaseJson.tag(now));
      case Cases.Acted.Unknown() -> CasesApi.unknown();
    };
  }
}
