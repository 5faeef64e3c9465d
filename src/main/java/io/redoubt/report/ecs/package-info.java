/// Events as nested ECS documents, one JSON object per line. An [io.redoubt.event.Event] enters,
/// bytes leave. Start at [EcsWriter], then [EcsDocument]. Imports `event`, `report.json`.
@NullMarked
package io.redoubt.report.ecs;

import org.jspecify.annotations.NullMarked;
