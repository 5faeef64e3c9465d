// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// ModelProbe.
///
/// @param model (always there)
/// @param digest May be null.
/// @param dialect (always there)
/// @param serverVersion (always there)
/// @param at May be null.
/// @param usable Whether it can be asked for verdicts at all.
/// @param stored Whether it is kept: asked to its end, and the model has a digest.
/// @param findings (always there)
public record ModelProbe(
    String model,
    String digest,
    String dialect,
    String serverVersion,
    String at,
    boolean usable,
    boolean stored,
    List<ModelProbeFindingsItem> findings) {}
