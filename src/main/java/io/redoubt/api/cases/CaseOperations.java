package io.redoubt.api.cases;

import io.redoubt.api.v1.Events;
import io.redoubt.api.wire.Call;
import io.redoubt.api.wire.Operation;
import io.redoubt.event.port.Cases;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All operations of this package.
public final class CaseOperations {
  private CaseOperations() {}

  /// Over these parts.
  public static List<Operation> of(
      Cases cases, Optional<Events> events, CaseDesk desk, InstantSource clock) {
    List<Operation> all = new ArrayList<>();
    all.addAll(new EvidenceApi(cases, events).operations());
    all.addAll(new PromptApi(cases, desk.audit()).operations());
    all.addAll(new TriageApi(cases, desk.triage()).operations());
    all.addAll(new SuppressionsApi(cases, desk, clock).operations());
    all.addAll(new FeedbackApi(desk.feedback()).operations());
    return all;
  }

  /// Who does it: the name of the key, or `local`.
  static String actor(Call call) {
    return call.peer().key().isPresent() ? call.peer().name() : "local";
  }
}
