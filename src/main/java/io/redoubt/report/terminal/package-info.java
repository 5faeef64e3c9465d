/// What people read on a terminal: the summary of a run, the detail of one alert, progress. Start
/// at [TerminalReport]. Imports `event`, `report.inert`.
@NullMarked
package io.redoubt.report.terminal;

import org.jspecify.annotations.NullMarked;
