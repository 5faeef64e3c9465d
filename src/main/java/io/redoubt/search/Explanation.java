package io.redoubt.search;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Hit;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.State;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Says why a search found nothing: nothing there, not indexed yet, nothing in the window (and
/// where the nearest is), a field that no event has, or nothing that fits.
public final class Explanation {
  private static final int FIELDS = 5000;
  private static final long SECOND = 1000;

  private final EventFinder finder;
  private final long taken;

  /// @param taken one more than the highest number that the log has committed
  public Explanation(EventFinder finder, long taken) {
    this.finder = finder;
    this.taken = taken;
  }

  /// What is to be said while so many records are missing; empty for none.
  public static String missing(long records) {
    if (records == 0) {
      return "";
    }
    String many = records == 1 ? "1 record is" : records + " records are";
    return many
        + " being indexed again, because a part of the index was damaged or gone: this answer may"
        + " lack some of them.";
  }

  /// What is to be said while so many records wait to be indexed; empty for none.
  public static String waiting(long records) {
    if (records <= 0) {
      return "";
    }
    return records == 1
        ? "1 record that was taken in is not indexed yet."
        : records + " records that were taken in are not indexed yet.";
  }

  /// What is to be said while so many templates of events that are not indexed yet have no vector;
  /// empty for none.
  public static String strange(long templates) {
    if (templates <= 0) {
      return "";
    }
    return templates == 1
        ? "Events of 1 template that is not embedded yet are left out; ask again soon."
        : "Events of "
            + templates
            + " templates that are not embedded yet are left out; ask again soon.";
  }

  /// A few sentences for people.
  public String of(Query query, Window window) {
    State state = finder.state();
    List<String> said = new ArrayList<>();
    long waiting = taken - state.next();
    if (state.events() > 0) {
      said.add(found(query, window, state));
    } else if (waiting <= 0) {
      said.add("There are no events yet.");
    }
    if (waiting > 0) {
      said.add(waiting(waiting));
    }
    return String.join(" ", said);
  }

  /// A few sentences for people on why a field has no values to count among the events that fit.
  ///
  /// @param prefix with which values were to begin; may be empty
  public String ofValues(Query query, Window window, String field, String prefix) {
    if (Texts.isText(field)) {
      return field + " is cut into words, which can be searched but are not counted as values.";
    }
    Query with = new Query.And(List.of(query, new Query.Exists(field)));
    if (total(with, window) == 0) {
      return of(with, window);
    }
    if (prefix.isEmpty()) {
      return "The events that have it wait to be indexed, and are not counted before.";
    }
    String rest = waiting(taken - finder.state().next());
    return ("None of the most frequent values begins with " + prefix + ". " + rest).strip();
  }

  private String found(Query query, Window window, State state) {
    boolean bounded = !window.equals(Window.ALL);
    if (bounded && total(Query.All.ALL, window) == 0) {
      return "There are no events in this window; the nearest " + nearest(window, state) + ".";
    }
    Set<String> unknown = unknown(query);
    if (!unknown.isEmpty()) {
      return unknownFields(unknown);
    }
    long outside = bounded ? total(query, Window.ALL) : 0;
    return outside > 0
        ? "No event in this window fits; " + outside + " outside of it do."
        : "No event fits the query.";
  }

  private String nearest(Window window, State state) {
    List<String> nearest = new ArrayList<>();
    if (state.earliest() < window.from()) {
      Window before = new Window(Long.MIN_VALUE, window.from());
      Found last = finder.search(new Search(Query.All.ALL, before, 1, null));
      for (Hit hit : last.hits()) {
        nearest.add("before it is at " + Instant.ofEpochMilli(hit.place().millis()));
      }
    }
    if (state.latest() >= window.to()) {
      Window after = new Window(window.to(), Long.MAX_VALUE);
      for (Bucket first : finder.histogram(Query.All.ALL, after, SECOND, 1).counts()) {
        nearest.add("after it is at " + Instant.ofEpochMilli(first.start()));
      }
    }
    return String.join(", the nearest ", nearest);
  }

  private long total(Query query, Window window) {
    return finder.search(new Search(query, window, 0, null)).total();
  }

  private String unknownFields(Set<String> unknown) {
    List<String> all = finder.fields("", FIELDS);
    List<String> said = new ArrayList<>();
    for (String field : unknown) {
      List<String> near = all.stream().filter(name -> Near.is(field, name)).limit(3).toList();
      said.add(
          near.isEmpty()
              ? "No event has the field " + field + "."
              : "No event has the field " + field + "; there is " + String.join(", ", near) + ".");
    }
    return String.join(" ", said);
  }

  private Set<String> unknown(Query query) {
    Set<String> asked = new TreeSet<>();
    fields(query, asked);
    asked.remove("event.id");
    asked.removeIf(field -> finder.fields(field, 1).contains(field));
    return asked;
  }

  private static void fields(Query query, Set<String> asked) {
    switch (query) {
      case Query.And(var parts) -> parts.forEach(part -> fields(part, asked));
      case Query.Or(var parts) -> parts.forEach(part -> fields(part, asked));
      case Query.Not(var part) -> fields(part, asked);
      case Query.FieldPhrase(var field, _) -> asked.add(field);
      case Query.FieldLike(var field, _) -> asked.add(field);
      case Query.Is(var field, _) -> asked.add(field);
      case Query.Exists(var field) -> asked.add(field);
      case Query.Numbers(var field, _, _) -> asked.add(field);
      case Query.Addresses(var field, _, _) -> asked.add(field);
      case Query.Between between -> asked.add(between.field());
      case Query.All _, Query.Phrase _, Query.Like _, Query.Times _ -> {}
    }
  }
}
