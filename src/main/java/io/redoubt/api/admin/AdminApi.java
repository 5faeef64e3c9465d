package io.redoubt.api.admin;

import io.redoubt.api.jobs.JobsApi;
import io.redoubt.api.v1.Events;
import io.redoubt.api.v1.KeysApi;
import io.redoubt.api.wire.Operation;
import io.redoubt.event.port.Keys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All operations of those who run the service.
public final class AdminApi {
  private AdminApi() {}

  /// Over these parts.
  public static List<Operation> operations(
      AdminParts parts, Keys keys, Optional<Events> events, InstantSource clock) {
    AuditApi audit = new AuditApi(parts.audit(), clock);
    List<Operation> own = new ArrayList<>(audit.operations());
    own.addAll(new KeysApi(keys, clock, audit).operations());
    own.addAll(new RulesApi(parts.rules(), audit).operations());
    own.addAll(new RuleTestApi(parts.rules(), events).operations());
    own.addAll(new JobsApi(parts.work().desk(), events, clock).operations());
    AdminParts.Letters letters = parts.letters();
    own.addAll(new LettersApi(letters.box(), letters.again(), audit).operations());
    own.addAll(new NotificationsApi(parts.outbox(), audit, clock).operations());
    return own;
  }
}
