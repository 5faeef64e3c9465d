package io.redoubt.pipeline;

import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.context.Entity;
import io.redoubt.triage.context.Neighbours;
import java.util.List;

/// Detects, and picks the events of one entity, in one pass. Thread-safe.
final class InquiryWork implements BatchWork<InquiryWork.Found> {
  /// What came out of a batch.
  ///
  /// @param findings of the rules
  /// @param concerned the entity's events
  /// @param neighbours names of the kind asked about; empty when the batch has its events
  record Found(
      DetectWork.Found findings, List<GatherWork.Concerned> concerned, Neighbours neighbours) {}

  private final DetectWork detection;
  private final GatherWork gathering;
  private final Entity entity;

  InquiryWork(DetectWork detection, GatherWork gathering, Entity entity) {
    this.detection = detection;
    this.gathering = gathering;
    this.entity = entity;
  }

  @Override
  public Step<Found> begin(SourceEntry entry) {
    Step<DetectWork.Found> rules = detection.begin(entry);
    Step<List<GatherWork.Concerned>> picked = gathering.begin(entry);
    Neighbours neighbours = new Neighbours(entity);
    return new Step<>() {
      @Override
      public void event(Event event) {
        rules.event(event);
        picked.event(event);
        neighbours.take(event);
      }

      @Override
      public Found finish() {
        return new Found(rules.finish(), picked.finish(), neighbours);
      }
    };
  }
}
