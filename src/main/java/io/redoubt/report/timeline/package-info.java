/// What happened as a timeline file for other tools: CSV or JSON lines, in the profiles `standard`,
/// `ecs` and `timesketch`. Start at [TimelineWriter]. Imports `event`, `report.csv`, `report.ecs`,
/// `report.json`.
@NullMarked
package io.redoubt.report.timeline;

import org.jspecify.annotations.NullMarked;
