// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

/// TriageState.
///
/// @param id (always there)
/// @param state `settled`: its evidence is no longer in memory; `idle`: nobody asked; `done`:
///     the model has looked at it as it is now. One of `no_model`, `settled`, `idle`, `queued`,
///     `running`, `done`.
/// @param ahead How many come before it.
/// @param judged (always there)
/// @param revision (always there)
public record TriageState(String id, String state, long ahead, Judged judged, long revision) {}
