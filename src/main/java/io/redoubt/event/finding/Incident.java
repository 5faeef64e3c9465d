package io.redoubt.event.finding;

import io.redoubt.event.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Alerts that belong together: the attack story.
///
/// @param id hash of its first alert's id; stable while it grows
/// @param members its alerts and why each belongs, in time order
/// @param tactics ATT&CK short names in kill-chain order
/// @param timeline what happened, in time order
/// @param course how it came about: why it is that severe, where it began, how far it got
public record Incident(
    String id,
    String title,
    Severity severity,
    String status,
    List<Member> members,
    List<String> tactics,
    Entities entities,
    long eventCount,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    List<Moment> timeline,
    Course course,
    Verdict verdict) {

  /// An alert of the story.
  ///
  /// @param why a sentence that names the shared entity or the order
  public record Member(String alertId, String why) {}

  /// A point of the story.
  public record Moment(@Nullable Instant time, String alertId, String text) {}

  /// How a story came about.
  ///
  /// @param severityReasons how the severity came about, sentence by sentence
  /// @param entry where it began: the first thing that shows somebody at the door or inside; empty
  ///     when no alert has a time
  /// @param stage how far it got: the last tactic in the order of an attack, and since when; empty
  ///     when no alert names a tactic
  public record Course(List<String> severityReasons, String entry, String stage) {
    /// Nothing is known of it.
    public static final Course NONE = new Course(List.of(), "", "");

    /// Copies the list.
    public Course {
      severityReasons = List.copyOf(severityReasons);
    }
  }

  /// Copies the lists.
  public Incident {
    members = List.copyOf(members);
    tactics = List.copyOf(tactics);
    timeline = List.copyOf(timeline);
  }

  /// The same incident, judged anew.
  public Incident judged(Verdict newVerdict) {
    return new Incident(
        id,
        title,
        newVerdict.severity(),
        status,
        members,
        tactics,
        entities,
        eventCount,
        firstSeen,
        lastSeen,
        timeline,
        course,
        newVerdict);
  }
}
