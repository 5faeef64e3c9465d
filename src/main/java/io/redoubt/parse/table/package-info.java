/// Tables: entries whose first lines name the columns of all others.
///
/// Enters: whole entries. Leaves: one record per row; header lines are no records. May import
/// `event`, `parse.frame`, `parse.text`, `parse.web`, `parse.generic`. Start reading at
/// [io.redoubt.parse.table.W3cFormat] and [io.redoubt.parse.table.CsvFormat].
@NullMarked
package io.redoubt.parse.table;

import org.jspecify.annotations.NullMarked;
