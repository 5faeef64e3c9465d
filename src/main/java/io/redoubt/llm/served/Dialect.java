package io.redoubt.llm.served;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import java.time.Duration;

/// How one kind of server is spoken to about one model. Thread-safe; never throws for what a server
/// does.
public interface Dialect {
  /// Looks, without loading anything, whether the model is there, is what it claims and is in
  /// memory.
  Readiness look(Deadline deadline);

  /// Has the server load the model and waits for it.
  Readiness load(Deadline deadline);

  /// Sends one generation request and hears the answer out.
  ///
  /// @param firstByte how long the server may take until the first byte
  Heard ask(ChatRequest request, Duration firstByte);

  /// What is known about the model so far.
  ModelIdentity identity();
}
