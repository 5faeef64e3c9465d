package io.redoubt.correlate;

import io.redoubt.event.Event;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// When the events of a session arrived (as far as their entries tell), by which ids it was known
/// before, and whose copy it is. Not thread-safe.
final class Lifetime {
  private static final int NAMES = 256;

  long began = Long.MAX_VALUE;
  long touched = Long.MIN_VALUE;
  final Set<String> names = new LinkedHashSet<>();
  final List<Session> origins = new ArrayList<>(0);
  private boolean passing;

  /// Nothing has arrived yet.
  ///
  /// @param passing whether it is of one look only, so that all names are kept
  Lifetime(boolean passing) {
    this.passing = passing;
  }

  /// The same for a copy of this session.
  Lifetime of(Session origin) {
    Lifetime copy = new Lifetime(true);
    copy.began = began;
    copy.touched = touched;
    copy.names.addAll(names);
    copy.origins.add(origin);
    return copy;
  }

  void write(StateOut out) {
    out.number(began).number(touched).each(names, out::text);
  }

  static Lifetime read(StateIn in) {
    Lifetime life = new Lifetime(false);
    life.began = in.number();
    life.touched = in.number();
    life.names.addAll(in.each(in::text));
    return life;
  }

  void touched(Event event) {
    Instant arrived = event.record().entry().fileTime();
    if (arrived != null) {
      began = Math.min(began, arrived.toEpochMilli());
      touched = Math.max(touched, arrived.toEpochMilli());
    }
  }

  /// Takes note of an id that the session has no more. Of what is kept there is a bound; what is of
  /// one look has the names of all that it is made of.
  void alsoKnownAs(String id) {
    if (takesNames()) {
      names.add(id);
    }
  }

  /// Whether there is room for one more id.
  boolean takesNames() {
    return passing || names.size() < NAMES;
  }

  void merge(Lifetime other) {
    began = Math.min(began, other.began);
    touched = Math.max(touched, other.touched);
    origins.addAll(other.origins);
    passing |= other.passing;
    other.names.forEach(this::alsoKnownAs);
  }
}
