/// Writes JSON: bytes and structure, then the shapes of `redoubt.report/v1`, `redoubt.alert/v1`,
/// `redoubt.incident/v1` and `redoubt.finding/v1`. What leaves is always valid JSON and shows
/// nothing hidden on a terminal. Start at [JsonBytes]. Imports `event`, `report.inert`.
@NullMarked
package io.redoubt.report.json;

import org.jspecify.annotations.NullMarked;
