package io.redoubt.store;

import io.redoubt.event.port.LedgerException;
import io.redoubt.store.ledger.SqliteLedger;
import io.redoubt.store.log.LogException;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.LogView;
import io.redoubt.store.log.SegmentLog;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/// The one folder in which a Redoubt keeps everything.
///
/// @param root the folder; made when first written to
public record DataDirectory(Path root) {
  /// The file of the ledger.
  public Path ledgerFile() {
    return root.resolve("ledger.db");
  }

  /// The folder of the log.
  public Path log() {
    return root.resolve("log");
  }

  /// The folder of the index, which may be deleted at any time while nothing runs.
  public Path index() {
    return root.resolve("index");
  }

  /// The folder of the vectors, which may be deleted at any time while nothing runs.
  public Path vectors() {
    return root.resolve("vectors");
  }

  /// The folder of the vectors of alerts and notes, which may be deleted likewise.
  public Path caseVectors() {
    return vectors().resolve("cases");
  }

  /// The folder of the rules that users uploaded.
  public Path rules() {
    return root.resolve("rules");
  }

  /// The folder of what jobs read and what came of them.
  public Path jobs() {
    return root.resolve("jobs");
  }

  /// The file that tells up to which record a Wazuh manager was answered.
  public Path wazuhAnswered() {
    return root.resolve("wazuh-answered");
  }

  /// The folder of the audit log.
  public Path audit() {
    return root.resolve("audit");
  }

  /// Opens the ledger, making it when there is none; other programs may have it open too.
  ///
  /// @throws LedgerException when it is damaged, of a later version, or not to be written
  public SqliteLedger openLedger(Clock clock, SecureRandom random) {
    return SqliteLedger.open(ledgerFile(), clock, random);
  }

  /// Opens the log for writing, making it when there is none; one program at a time may.
  ///
  /// @throws LogException when another program writes it, or it is of a later version
  public SegmentLog openLog(LogSettings settings, Clock clock, SecureRandom random) {
    return SegmentLog.open(log(), settings, clock, random);
  }

  /// The log as it is now, for reading alone, whether another program writes it or not.
  ///
  /// @throws LogException when it is of a later version or cannot be read
  public LogView viewLog() {
    return LogView.open(log());
  }
}
