package io.redoubt.llm.roster;

import io.redoubt.llm.ModelOptions;
import java.time.Instant;

/// The one model that may be asked. Another one, or another digest of it, is refused.
///
/// @param model its full name; empty: the pin is there and cannot be read, so that no model may be
///     asked
/// @param digest as its server states it; empty: its server states none, any will do
/// @param actor who pinned it
/// @param at when
public record Pin(String model, String digest, String actor, Instant at) {
  /// A pin that cannot be read: what it names is not known, so nothing is asked.
  public static final Pin UNREADABLE = new Pin("", "", "", Instant.EPOCH);

  /// Whether it can be read.
  public boolean readable() {
    return !model.isEmpty();
  }

  /// Whether a model of this digest may be asked.
  public boolean allows(String other) {
    return ModelOptions.STANDARD.pinnedTo(digest).allows(other);
  }

  /// `phi4-mini:latest (sha256:78…)`.
  public String shown() {
    return digest.isEmpty() ? model : model + " (" + digest + ")";
  }
}
