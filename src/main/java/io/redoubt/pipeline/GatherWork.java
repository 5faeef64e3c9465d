package io.redoubt.pipeline;

import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.context.Entity;
import io.redoubt.triage.context.Interest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Picks the events that name an entity asked about. Thread-safe.
///
/// What comes out of a batch holds the batch's bytes: it is looked at in stream order and let go.
final class GatherWork implements BatchWork<List<GatherWork.Concerned>> {
  /// An event and the entities asked about that it names; none where only its form was asked for.
  record Concerned(Event event, List<Entity> named) {}

  private final Interest interest;
  private final Predicate<Event> wanted;

  GatherWork(Interest interest, Predicate<Event> wanted) {
    this.interest = interest;
    this.wanted = wanted;
  }

  @Override
  public Step<List<Concerned>> begin(SourceEntry entry) {
    List<Concerned> found = new ArrayList<>();
    return new Step<>() {
      @Override
      public void event(Event event) {
        if (wanted.test(event)) {
          List<Entity> named = interest.in(event);
          if (!named.isEmpty() || interest.ofShape(event)) {
            found.add(new Concerned(event, named));
          }
        }
      }

      @Override
      public List<Concerned> finish() {
        return found;
      }
    };
  }
}
