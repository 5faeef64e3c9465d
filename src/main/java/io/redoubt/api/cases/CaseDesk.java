package io.redoubt.api.cases;

import io.redoubt.audit.SharedLog;
import io.redoubt.event.port.Feedback;
import io.redoubt.event.port.Suppressions;
import io.redoubt.event.port.TriageQueue;

/// What stands behind the work on cases.
///
/// @param suppressions what is not shown
/// @param feedback what people found out
/// @param audit where decisions and reveals go on record, and what models were sent
/// @param triage has a model look at once
public record CaseDesk(
    Suppressions suppressions, Feedback feedback, SharedLog audit, TriageQueue triage) {}
