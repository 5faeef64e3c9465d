/// Records of known syntax and unknown shape: JSON, logfmt, CSV, CEF, LEEF. What a field means is
/// guessed from its name and checked against its value.
///
/// Enters: lines, or entries with a header. Leaves: native fields under `redoubt.native` and the
/// ECS fields that their names promise. May import `event`, `parse.frame`, `parse.text`,
/// `parse.web`. Start reading at [io.redoubt.parse.generic.Meaning], then
/// [io.redoubt.parse.generic.GuessedFields].
@NullMarked
package io.redoubt.parse.generic;

import org.jspecify.annotations.NullMarked;
