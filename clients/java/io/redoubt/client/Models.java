// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// Models.
///
/// @param state ready: one is asked; refused: what is there is not what is pinned; looking:
///     it is being looked for; loading: its server reads it into memory, `notes` say since when.
///     One of `ready`, `no_model`, `refused`, `off`, `looking`, `loading`.
/// @param model The name of the one that is asked. May be null.
/// @param notes (always there)
/// @param qualification (always there)
/// @param pin May be null.
/// @param servers (always there)
/// @param models As the servers list them.
public record Models(
    String state,
    String model,
    List<String> notes,
    ModelStanding qualification,
    Pin pin,
    List<ModelsServersItem> servers,
    List<Model> models) {}
