package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Field;

/// A field that a mapping looks at or fills.
///
/// @param field its name
/// @param slot its number within the mapping, dense from 0
public record Target(Field field, int slot) {}
