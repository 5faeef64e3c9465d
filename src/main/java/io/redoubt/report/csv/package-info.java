/// Alerts as comma-separated values (RFC 4180) that no spreadsheet takes for formulas. Start at
/// [AlertsCsv]. Imports `event`, `report.inert`.
@NullMarked
package io.redoubt.report.csv;

import org.jspecify.annotations.NullMarked;
