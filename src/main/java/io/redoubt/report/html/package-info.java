/// The report as one HTML file that needs no network and no script. An
/// [io.redoubt.event.analysis.Analysis] enters, a page leaves; every text goes through [Html],
/// which escapes. Start at [HtmlReport]. Imports `event`, `report.inert`, `report.wording`.
@NullMarked
package io.redoubt.report.html;

import org.jspecify.annotations.NullMarked;
