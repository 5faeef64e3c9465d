package io.redoubt.event.port;

import java.util.List;

/// What Redoubt has concluded and what people and clients decided about it: small, kept for long,
/// updated often, unlike the records of the [EventLog]. Whatever returns normally is on disk.
/// Implementations pass the same contract tests. Thread-safe; callers may be virtual threads.
///
/// All methods, those of the parts too, throw [LedgerException] when the store cannot do it.
public interface Ledger extends AutoCloseable {
  /// Alerts and incidents, and what people did about them.
  Cases cases();

  /// Who may call the API.
  Keys keys();

  /// Work that outlives a request.
  Jobs jobs();

  /// What the pipeline knew when it had come to a place of the log.
  Snapshots snapshots();

  /// Files these cases and these snapshots together, all of it or nothing: what a pipeline had
  /// concluded when it had read the log up to the snapshots' place.
  void file(List<CaseFile> cases, List<Snapshot> snapshots);

  /// Ends after what is being written; what is asked later is refused.
  @Override
  void close();
}
