package io.redoubt.api.compat.setup;

import io.redoubt.api.compat.backend.BackendSettings;
import io.redoubt.api.compat.engine.EngineSettings;
import java.util.OptionalInt;

/// How the surfaces of the reference system are set.
///
/// @param engine the engine
/// @param backend the backend
/// @param enginePort where the engine listens alone, besides the common port
/// @param backendPort where the backend does
public record CompatSettings(
    EngineSettings engine,
    BackendSettings backend,
    OptionalInt enginePort,
    OptionalInt backendPort) {}
