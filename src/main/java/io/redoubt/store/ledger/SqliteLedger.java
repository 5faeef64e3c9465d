package io.redoubt.store.ledger;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Changes;
import io.redoubt.event.port.Feedback;
import io.redoubt.event.port.Jobs;
import io.redoubt.event.port.Keys;
import io.redoubt.event.port.Ledger;
import io.redoubt.event.port.LedgerException;
import io.redoubt.event.port.LetterBox;
import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.Snapshot;
import io.redoubt.event.port.Snapshots;
import io.redoubt.event.port.Suppressions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// The ledger in one SQLite file. Several programs may have it open at a time. Thread-safe.
public final class SqliteLedger implements Ledger {
  private final Database database;
  private final Clock clock;
  private final SecureRandom random;

  private SqliteLedger(Database database, Clock clock, SecureRandom random) {
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  /// Opens the file, making it and its folder when there is none.
  ///
  /// @param random what keys are made of
  /// @throws LedgerException when it is damaged, of a later version, or not to be written
  public static SqliteLedger open(Path file, Clock clock, SecureRandom random) {
    return new SqliteLedger(Database.open(file, clock), clock, random);
  }

  @Override
  public Cases cases() {
    return new SqliteCases(database, clock);
  }

  @Override
  public Suppressions suppressions() {
    return new SqliteSuppressions(database, clock);
  }

  @Override
  public Feedback feedback() {
    return new FeedbackRows(database);
  }

  @Override
  public Keys keys() {
    return new SqliteKeys(database, clock, random);
  }

  @Override
  public Jobs jobs() {
    return new SqliteJobs(database);
  }

  @Override
  public Changes changes() {
    return new SqliteChanges(database);
  }

  @Override
  public LetterBox letters() {
    return new SqliteLetters(database);
  }

  @Override
  public Outbox outbox() {
    return new SqliteOutbox(database);
  }

  @Override
  public Snapshots snapshots() {
    return new SqliteSnapshots(database);
  }

  @Override
  public void file(List<CaseFile> cases, Map<String, String> joined, List<Snapshot> snapshots) {
    long now = clock.millis();
    database.write(
        sql -> {
          CaseFiling.file(sql, cases, now);
          for (Map.Entry<String, String> one : joined.entrySet()) {
            CaseJoins.join(sql, one.getKey(), one.getValue(), now);
          }
          for (Snapshot one : snapshots) {
            SqliteSnapshots.keep(sql, one);
          }
          return true;
        });
  }

  @Override
  public String trouble() {
    return database.trouble();
  }

  @Override
  public void check() {
    database.check();
  }

  /// Writes a whole, sound copy as of one moment to a file that does not exist yet, while others
  /// read and write.
  ///
  /// @throws LedgerException when it cannot be written
  public void copyTo(Path copy) {
    database.alone(
        sql -> {
          sql.change("vacuum into ?", copy.toAbsolutePath().toString());
          return true;
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
