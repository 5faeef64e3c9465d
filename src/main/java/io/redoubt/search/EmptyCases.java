package io.redoubt.search;

import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Query;
import java.time.Instant;

/// Says why a list of alerts or incidents is empty: what was asked leaves out those that there are,
/// there are no events, the rules have not come so far, or they found nothing among the events.
///
/// @param cases what was filed
/// @param finder the events that are indexed
/// @param taken one more than the highest number that the log has committed
/// @param judged the number up to which the rules have seen the log, that one left out
public record EmptyCases(Cases cases, EventFinder finder, long taken, long judged) {
  /// A few sentences for people; empty when the list has something.
  public String of(CaseQuery query, Cases.Page page) {
    if (!page.cases().isEmpty()) {
      return "";
    }
    if (page.total() > 0) {
      return "The list ends before this cursor.";
    }
    long there = total(CaseQuery.all(query.kind(), 1));
    String why = there > 0 ? leftOut(query, there) : nothing(query);
    return (why + " " + behind()).strip();
  }

  private long total(CaseQuery query) {
    return cases.list(query).total();
  }

  private String leftOut(CaseQuery query, long there) {
    String kind = name(query.kind());
    boolean unhidden = query.suppressed().isPresent() && !query.suppressed().get();
    long hidden = unhidden ? total(query.hidden()) : 0;
    if (hidden > 0) {
      return "No more than what suppressions hide fits: " + many(hidden, kind) + ".";
    }
    Cases.Page outside = cases.list(query.always());
    if (outside.cases().isEmpty()) {
      return "None of " + many(there, kind) + " fits what was asked.";
    }
    Instant last = Instant.ofEpochMilli(outside.cases().getFirst().file().lastSeen());
    return "No %s in this window fits; %d outside of it, the latest last seen at %s."
        .formatted(kind, outside.total(), last);
  }

  private String nothing(CaseQuery query) {
    long alerts =
        query.kind() == CaseFile.Kind.INCIDENT ? total(CaseQuery.all(CaseFile.Kind.ALERT, 1)) : 0;
    if (alerts > 0) {
      return "No alert belongs together with another: " + many(alerts, "alert") + ", no incident.";
    }
    Window window =
        isBounded(query)
            ? new Window(query.from() == 0 ? Long.MIN_VALUE : query.from(), query.to())
            : Window.ALL;
    long events = finder.search(new Search(Query.All.ALL, window, 0, null)).total();
    if (events == 0) {
      return new Explanation(finder, taken).of(Query.All.ALL, window);
    }
    String where = isBounded(query) ? " in this window." : ".";
    return "The rules found nothing among " + many(events, "event") + where;
  }

  private String behind() {
    long ahead = taken - judged;
    if (ahead <= 0) {
      return "";
    }
    return many(ahead, "record") + (ahead == 1 ? " waits" : " wait") + " for the rules.";
  }

  private static boolean isBounded(CaseQuery query) {
    return query.from() > 0 || query.to() < Long.MAX_VALUE;
  }

  private static String many(long number, String name) {
    return number + " " + name + (number == 1 ? "" : "s");
  }

  private static String name(CaseFile.Kind kind) {
    return switch (kind) {
      case ALERT -> "alert";
      case INCIDENT -> "incident";
    };
  }
}
