/// Findings → alerts → incidents. [AlertGrouper] takes findings in any order and gives
/// [io.redoubt.event.finding.AlertGroup]s, [EntityHistory] remembers what findings do not show, and
/// [IncidentBuilder] joins triaged alerts into stories. May import `event` and `taxonomy`.
///
/// Everything kept per group is a *commutative* summary: sums, unions, the smallest by a hash. So
/// neither the number of workers nor the order of arrival changes a result.
@NullMarked
package io.redoubt.correlate;

import org.jspecify.annotations.NullMarked;
