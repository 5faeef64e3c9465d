package io.redoubt.llm;

import java.time.Duration;
import java.util.Optional;

/// One model behind one server. Implementations never throw for anything a server, a network or a
/// model does: that is a [ChatAnswer.Failed]. Calls block (use a virtual thread), may be made from
/// many threads at once and end soon after an interrupt with [FailureReason#CANCELLED], the
/// interrupt flag set.
public interface ChatModel extends AutoCloseable {
  /// Asks, and waits for the answer until the deadline of the request at the latest.
  ChatAnswer chat(ChatRequest request);

  /// Looks at the server and loads the model when that is needed: cheap when it is loaded already.
  /// A load may take minutes: past the deadline the answer is [Readiness.Loading], and the load
  /// goes on.
  Readiness prepare(Deadline deadline);

  /// How long the model has been being loaded by now; empty when it is not, as far as is known
  /// here. Does not block.
  default Optional<Duration> loading() {
    return Optional.empty();
  }

  /// What is known about the model so far; does not block.
  ModelIdentity identity();

  /// How many characters a token of this model has, as learned so far; does not block.
  TokenEstimate tokens();

  /// How many requests are worth having at once now, at least 1: more would only wait.
  default int width() {
    return 1;
  }

  /// Ends what still runs for this model. Safe to call twice.
  @Override
  void close();
}
