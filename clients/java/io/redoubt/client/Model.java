// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Model.
///
/// @param id Of server and name together.
/// @param name (always there)
/// @param server (always there)
/// @param dialect (always there)
/// @param digest As its server states it; null where it states none. May be null.
/// @param bytes May be null.
/// @param context Tokens that it was made for. May be null.
/// @param capabilities (always there)
/// @param state refused: it runs on somebody else's machine, or is not in the version that is
///     pinned. One of `in_use`, `installed`, `refused`.
/// @param pinned (always there)
/// @param qualification (always there)
/// @param probe The last one of exactly this model; null: none is kept. May be null.
/// @param probing Whether it is being probed now. May be null.
public record Model(
    String id,
    String name,
    String server,
    String dialect,
    String digest,
    Long bytes,
    Long context,
    List<String> capabilities,
    String state,
    boolean pinned,
    ModelStanding qualification,
    ModelProbe probe,
    Boolean probing) {}
