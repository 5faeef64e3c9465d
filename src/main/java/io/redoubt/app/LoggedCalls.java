package io.redoubt.app;

import io.redoubt.api.compat.engine.Journal;
import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;

/// Writes what the reference's surfaces do as JSON lines to the log: raw prompts (their length and
/// SHA-256) at level INFO, everything else at DEBUG.
final class LoggedCalls implements Journal {
  private static final System.Logger LOG = System.getLogger("io.redoubt.compat");

  @Override
  public void note(String event, String requestId, Value.Members details) {
    System.Logger.Level level =
        event.equals("raw_ollama_test_request")
            ? System.Logger.Level.INFO
            : System.Logger.Level.DEBUG;
    if (LOG.isLoggable(level)) {
      Value line =
          new Obj().put("message", event).put("request_id", requestId).done().with(details);
      LOG.log(level, JsonOut.python(line));
    }
  }
}
