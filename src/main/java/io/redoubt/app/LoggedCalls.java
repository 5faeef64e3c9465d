package io.redoubt.app;

import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;

/// Writes what the reference's surfaces do as JSON lines to the log, at level DEBUG.
final class LoggedCalls implements Journal {
  private static final System.Logger LOG = System.getLogger("io.redoubt.compat");

  @Override
  public void note(String event, String requestId, Value.Members details) {
    if (LOG.isLoggable(System.Logger.Level.DEBUG)) {
      Value line =
          new Obj().put("message", event).put("request_id", requestId).done().with(details);
      LOG.log(System.Logger.Level.DEBUG, JsonOut.python(line));
    }
  }
}
