/// Reads the variables of the reference system and puts its surfaces together. In: environment and
/// own settings. Out: [CompatSettings], and the running [CompatSurfaces]. Start at
/// [CompatVariables].
@NullMarked
package io.redoubt.api.compat.setup;

import org.jspecify.annotations.NullMarked;
