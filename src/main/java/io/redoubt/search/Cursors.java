package io.redoubt.search;

import io.redoubt.event.port.EventFinder.Place;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes places among hits down as cursors, and reads them.
public final class Cursors {
  private static final Pattern CURSOR = Pattern.compile("(-?\\d{1,18})\\.(\\d{1,18})");

  private Cursors() {}

  /// The cursor that asks for what comes after.
  public static String of(Place place) {
    return place.millis() + "." + place.sequence();
  }

  /// The place of a cursor; empty when it is none of ours.
  public static Optional<Place> place(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    return parts.matches()
        ? Optional.of(new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
        : Optional.empty();
  }
}
