package io.redoubt.api.v1;

import io.redoubt.event.finding.Finding;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import io.redoubt.search.EmptyCases;
import io.redoubt.search.Explanation;
import io.redoubt.search.semantic.SemanticSearch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What is kept and how it is found again.
///
/// @param log what was taken in
/// @param index where it is found once it is indexed; many questions one after the other ask it
/// @param current finds what is not indexed yet too; each new question may take a while
/// @param reader makes events of it
/// @param meaning finds by meaning; empty where nothing is embedded
/// @param outliers command lines and names unlike the others, as they are now
/// @param judged the number up to which the rules have seen the log, that one left out
public record Events(
    EventLog log,
    EventFinder index,
    EventFinder current,
    EventReader reader,
    Optional<SemanticSearch> meaning,
    Supplier<List<Finding>> outliers,
    LongSupplier judged) {
  /// Without search by meaning, where nothing is unlike the others and rules are always there.
  public Events(EventLog log, EventFinder index, EventReader reader) {
    this(log, index, index, reader, Optional.empty(), List::of, log::next);
  }

  /// Why nothing fits, for people.
  ///
  /// @param asked the finder that found nothing
  String why(EventFinder asked, Query query, EventFinder.Window window) {
    return new Explanation(asked, log.next()).of(query, window);
  }

  /// Why a list of cases is empty, for people; empty when it is not.
  String whyNoCases(Cases cases, CaseQuery query, Cases.Page page) {
    long seen = judged.getAsLong();
    return new EmptyCases(cases, index, log.next(), seen).of(query, page);
  }

  /// Why a field has no values among the events that fit, for people.
  ///
  /// @param prefix with which they were to begin; may be empty
  String whyNoValues(Query query, EventFinder.Window window, String field, String prefix) {
    return new Explanation(current, log.next()).ofValues(query, window, field, prefix);
  }

  /// The event of this id; empty when there is none, or it is kept no longer.
  public Optional<NumberedEvent> event(String id) {
    OptionalLong sequence = current.sequence(id);
    return sequence.isEmpty() ? Optional.empty() : event(sequence.getAsLong());
  }

  /// The event of this number; empty when it is kept no longer.
  public Optional<NumberedEvent> event(long sequence) {
    return log.record(sequence).map(reader::read);
  }
}
