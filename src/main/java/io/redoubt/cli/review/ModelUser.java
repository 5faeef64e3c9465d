package io.redoubt.cli.review;

import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.roster.Roster;

/// A part of the service that asks a model. Thread-safe; nothing of it waits for a model.
public interface ModelUser {
  /// Which model it asks, or why none.
  Roster.Use use();

  /// What this model may change, or would, and why.
  Roster.Standing standing(ModelIdentity model);

  /// Another model may have to be asked from the next question on.
  void renew();
}
