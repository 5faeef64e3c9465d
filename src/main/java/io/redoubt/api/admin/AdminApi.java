package io.redoubt.api.admin;

import io.redoubt.api.v1.KeysApi;
import io.redoubt.api.wire.Operation;
import io.redoubt.event.port.Keys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// All operations of those who run the service.
public final class AdminApi {
  private AdminApi() {}

  /// Over these parts.
  public static List<Operation> operations(AdminParts parts, Keys keys, InstantSource clock) {
    AuditApi audit = new AuditApi(parts.audit(), clock);
    List<Operation> own = new ArrayList<>(audit.operations());
    own.addAll(new KeysApi(keys, clock, audit).operations());
    return own;
  }
}
