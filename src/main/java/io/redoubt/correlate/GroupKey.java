package io.redoubt.correlate;

import io.redoubt.event.finding.Scene;
import java.util.Comparator;

/// What makes findings belong together.
///
/// @param meaning the rule family: `T1110`, `probing`, a rule id …
/// @param field ECS name of the entity the alert is about; empty when it spans many
/// @param value the entity; empty likewise
/// @param scene where it plays
record GroupKey(String meaning, String field, String value, Scene scene)
    implements Comparable<GroupKey> {
  private static final Comparator<GroupKey> ORDER =
      Comparator.comparing(GroupKey::meaning)
          .thenComparing(GroupKey::field)
          .thenComparing(GroupKey::value)
          .thenComparing(GroupKey::scene);

  /// The text that ids are made from: the scene is not part of it.
  String text() {
    return meaning + '\0' + field + '\0' + value;
  }

  /// Whether it is what another product calls its alert, and nothing more is known.
  boolean ofVendor() {
    return meaning.startsWith(Meaning.VENDOR);
  }

  /// The silence that ends a session of such findings, in milliseconds. Other products repeat
  /// themselves for as long as something lasts, so that an hour without them is an end.
  long gap() {
    return ofVendor() ? Sessions.HOUR : Sessions.GAP;
  }

  /// What its sessions are found by once alerts are made of them.
  long hash() {
    return Hashes.of(text());
  }

  @Override
  public int compareTo(GroupKey other) {
    return ORDER.compare(this, other);
  }
}
