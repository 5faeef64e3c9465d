package io.redoubt.llm;

import java.time.Duration;
import java.util.Optional;

/// A model that asks another one: whatever it does not say otherwise is the other's.
public interface WrappedModel extends ChatModel {
  /// The model that is asked.
  ChatModel model();

  @Override
  default Readiness prepare(Deadline deadline) {
    return model().prepare(deadline);
  }

  @Override
  default Optional<Duration> loading() {
    return model().loading();
  }

  @Override
  default ModelIdentity identity() {
    return model().identity();
  }

  @Override
  default TokenEstimate tokens() {
    return model().tokens();
  }

  @Override
  default int width() {
    return model().width();
  }

  @Override
  default void close() {
    model().close();
  }
}
