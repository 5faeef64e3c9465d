package io.redoubt.testing.serve;

import io.redoubt.api.admin.AdminParts;
import io.redoubt.api.admin.RuleParts;
import io.redoubt.api.jobs.JobDesk;
import io.redoubt.audit.SharedLog;
import io.redoubt.detect.book.RuleBook;
import io.redoubt.detect.book.RuleChoice;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.pipeline.live.RuleTally;
import io.redoubt.store.jobs.JobFiles;
import java.nio.file.Path;
import java.time.Clock;

/// What those who run the service look after, over a ledger and a folder.
final class Administered {
  private final Path folder;
  private final Ledger ledger;
  private final SharedLog audit;
  private final JobDesk desk;
  private final DeliveryReader reader =
      new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());

  Administered(Path folder, Ledger ledger, SharedLog audit) {
    this.folder = folder;
    this.ledger = ledger;
    this.audit = audit;
    this.desk =
        new JobDesk(
            ledger.jobs(),
            new JobFiles(folder.resolve("jobs")),
            new SmallWork(),
            Clock.systemUTC());
  }

  /// Ends its jobs.
  void close() {
    desk.close();
  }

  EventReader reader() {
    return this::read;
  }

  private synchronized NumberedEvent read(EventLog.Stored stored) {
    return reader.read(stored);
  }

  AdminParts parts() {
    RuleBook book = new RuleBook(RuleChoice.STANDARD, folder.resolve("rules"));
    RuleParts rules = new RuleParts(book, new RuleTally(), ledger.cases(), reader());
    return new AdminParts(
        audit,
        rules,
        new AdminParts.Work(desk, ledger.jobs()),
        new AdminParts.Letters(ledger.letters(), sequence -> sequence < 1000),
        ledger.outbox());
  }
}
