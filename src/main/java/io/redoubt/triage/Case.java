package io.redoubt.triage;

import io.redoubt.event.Ecs;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.Scene;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A group with its evidence: all that the analyst sees.
///
/// @param refs which evidence line tells which fact
record Case(AlertGroup group, Category category, EvidencePack pack, Map<Fact, String> refs) {

  boolean has(Fact fact) {
    return refs.containsKey(fact);
  }

  /// The ids of the lines that tell these facts, in the order of the pack, unknown facts left out.
  List<String> refs(Fact... facts) {
    List<String> ids = new ArrayList<>();
    for (Fact fact : facts) {
      String id = refs.get(fact);
      if (id != null && !ids.contains(id)) {
        ids.add(id);
      }
    }
    ids.sort(Comparator.comparingInt(id -> Integer.parseInt(id, 1, id.length(), 10)));
    return ids.isEmpty() ? List.of("E1") : ids;
  }

  /// The line that tells the first of these facts that is known; the rule's line otherwise.
  String target(Fact... facts) {
    for (Fact fact : facts) {
      String id = refs.get(fact);
      if (id != null) {
        return id;
      }
    }
    return "E1";
  }

  Counts values(String field) {
    return group.of(field);
  }

  /// Whether at least half of the events have a value in this field, as far as all were counted.
  boolean mostly(String field) {
    Counts counts = values(field);
    long told = counts.values().stream().mapToLong(Counts.Count::count).sum();
    return group.sampled() || !counts.complete() || told * 2 >= group.eventCount();
  }

  /// Failed events among those counted.
  long failures() {
    return values("event.outcome").of("failure");
  }

  /// Whether the whole input tells of more failures than the sampled events show.
  boolean moreFailures() {
    LoginHistory known = group.logins();
    return group.sampled() && known != null && known.failures() > failures();
  }

  /// Failed log-ons as far as known: of the whole input where the events are only a sample.
  long failedLogOnCount() {
    LoginHistory known = group.logins();
    return known != null && moreFailures() ? known.failures() : failures();
  }

  /// Whether the failures that were looked at one by one are the smaller part of the events: then
  /// their number says little.
  boolean fewLookedAt() {
    return group.sampled() && !moreFailures() && failures() * 2 < group.eventCount();
  }

  /// Whether the alert is mostly about log-ons that failed.
  boolean failedLogOns() {
    return category == Category.AUTHENTICATION_ABUSE
        && failures() > 0
        && (group.scene() != Scene.CLOUD || logOns())
        && failures() * 2
            >= values("event.outcome").values().stream().mapToLong(Counts.Count::count).sum();
  }

  /* A call that a cloud refused is no log-on. */
  private boolean logOns() {
    return group.sample().stream()
        .allMatch(event -> event.texts(Ecs.EVENT_CATEGORY).contains("authentication"));
  }

  /// What the whole input tells of the address or user.
  @Nullable LoginHistory logins() {
    return group.logins();
  }

  /// Requests answered with a 2xx status, or with 101: the connection was handed over.
  long answered() {
    return values("http.response.status_code").values().stream()
        .filter(c -> c.value().startsWith("2") || c.value().equals("101"))
        .mapToLong(Counts.Count::count)
        .sum();
  }

  /// Requests answered with any status.
  long answers() {
    return values("http.response.status_code").values().stream()
        .mapToLong(Counts.Count::count)
        .sum();
  }

  /// Whether every source address is inside; false when there is none.
  boolean fromInside() {
    Counts sources = values("source.ip");
    return sources.complete()
        && !sources.names().isEmpty()
        && sources.names().stream().allMatch(Addresses::internal);
  }

  /// Whether the first source address is outside; false when there is none.
  boolean fromOutside() {
    List<String> sources = values("source.ip").names();
    return !sources.isEmpty() && !Addresses.internal(sources.getFirst());
  }
}
