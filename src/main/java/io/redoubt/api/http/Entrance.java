package io.redoubt.api.http;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.redoubt.audit.AuditException;
import io.redoubt.event.port.LedgerException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What Helidon knows of us: passes requests on until it is shut, and holds nothing from then on.
/// Helidon (4.5) never ends its timer of idle connections, which would keep all that requests lead
/// to for the life of the program. Thread-safe.
final class Entrance implements Handler {
  private volatile @Nullable Dispatcher behind;

  Entrance(Dispatcher behind) {
    this.behind = behind;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws IOException {
    open().handle(request, response);
  }

  /// The ledger could not do what was asked.
  void failed(ServerRequest request, ServerResponse response, LedgerException refusal) {
    open().failed(request, response, refusal);
  }

  /// What was asked could not be put on record.
  void failed(ServerRequest request, ServerResponse response, AuditException refusal) {
    open().failed(request, response, refusal);
  }

  /// Answers for what a handler has thrown.
  void failed(ServerRequest request, ServerResponse response, RuntimeException fault) {
    open().failed(request, response, fault);
  }

  private Dispatcher open() {
    Dispatcher now = behind;
    if (now == null) {
      throw new CloseConnectionException("the server is closed");
    }
    return now;
  }

  /// Lets go of all that is behind.
  void shut() {
    behind = null;
  }
}
