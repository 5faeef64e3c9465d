package io.redoubt.event.port;

import java.util.List;
import java.util.Map;

/// What Redoubt has concluded and what people and clients decided about it: small, kept for long,
/// updated often, unlike the records of the [EventLog]. Whatever returns normally is on disk.
/// Implementations pass the same contract tests. Thread-safe; callers may be virtual threads.
///
/// All methods, those of the parts too, throw [LedgerException] when the store cannot do it.
public interface Ledger extends AutoCloseable {
  /// Alerts and incidents, and what people did about them.
  Cases cases();

  /// Alerts that nobody wants to be shown.
  Suppressions suppressions();

  /// What people found out, as labelled data.
  Feedback feedback();

  /// Who may call the API.
  Keys keys();

  /// Work that outlives a request.
  Jobs jobs();

  /// That cases and jobs changed, in order.
  Changes changes();

  /// What a fault kept from being processed.
  LetterBox letters();

  /// What is to be told to others about alerts.
  Outbox outbox();

  /// What the pipeline knew when it had come to a place of the log.
  Snapshots snapshots();

  /// Files these together, all of it or nothing: what a pipeline had concluded when it had read the
  /// log up to the snapshots' place.
  ///
  /// @param cases each new or in place of what was filed under its id
  /// @param joined id of a case that may have been filed → id of the one that it turned out to be a
  ///     part of: what people did about it goes over to that one, it is listed no more, and its id
  ///     leads there. An incident may come to be a single alert; then its id finds no incident any
  ///     more. Ids that were never filed are passed over, as what is not filed to join. An id that
  ///     is among `cases` is a case of its own again
  /// @param snapshots what is known now
  void file(List<CaseFile> cases, Map<String, String> joined, List<Snapshot> snapshots);

  /// Why nothing could be written when that was tried last; empty: it could. While something is
  /// wrong, asking has it tried again every few seconds, so that this ends by itself. Does not
  /// wait.
  String trouble();

  /// Writes something that changes nothing, and returns when it is on disk.
  void check();

  /// Ends after what is being written; what is asked later is refused.
  @Override
  void close();
}
