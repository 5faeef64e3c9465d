package io.redoubt.taxonomy.sigma;

import io.redoubt.event.Field;
import io.redoubt.event.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Events of one format, narrowed by conditions, in which a log source is found.
///
/// @param format a format id such as `syslog.sshd`, a family such as `windows`, or `*`
/// @param conditions all must hold
public record Scope(String format, List<Condition> conditions) {
  /// A condition on one field.
  ///
  /// @param field whose first value is looked at
  /// @param values lower-cased, of which it must be one; empty when it is enough that it is there
  public record Condition(Field field, Set<String> values) {
    /// Copies the values.
    public Condition {
      values = Set.copyOf(values);
    }
  }

  /// Copies the conditions.
  public Scope {
    conditions = List.copyOf(conditions);
  }

  /// Whether events of this format can be in the scope.
  public boolean takes(Format candidate) {
    return format.equals("*") || format.equals(candidate.id()) || format.equals(candidate.family());
  }

  /// The events that are in both; empty when no format is.
  Optional<Scope> and(Scope other) {
    String narrower = format.length() >= other.format.length() ? format : other.format;
    String wider = format.length() >= other.format.length() ? other.format : format;
    boolean compatible =
        wider.equals("*") || narrower.equals(wider) || narrower.startsWith(wider + ".");
    if (!compatible) {
      return Optional.empty();
    }
    List<Condition> both = new ArrayList<>(conditions);
    both.addAll(other.conditions);
    return Optional.of(new Scope(narrower, both));
  }
}
