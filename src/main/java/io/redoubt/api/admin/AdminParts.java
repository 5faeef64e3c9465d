package io.redoubt.api.admin;

import io.redoubt.api.jobs.JobDesk;
import io.redoubt.audit.SharedLog;
import io.redoubt.event.port.Jobs;
import io.redoubt.event.port.LetterBox;
import io.redoubt.event.port.Outbox;
import java.util.function.LongPredicate;

/// What those who run the service look after.
///
/// @param audit what is on record
/// @param rules the rules
/// @param work analyses that outlive a request
/// @param letters what could not be processed
/// @param outbox what is told to others about alerts
public record AdminParts(
    SharedLog audit, RuleParts rules, Work work, Letters letters, Outbox outbox) {
  /// @param desk takes jobs
  /// @param jobs as they are kept
  public record Work(JobDesk desk, Jobs jobs) {}

  /// @param box where they are
  /// @param again has the record of this number processed again; false: it is kept no longer
  public record Letters(LetterBox box, LongPredicate again) {}
}
