package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The hits of one group: when, what, what the correlations above make of them, and a few events to
/// show. Not thread-safe.
final class GroupLog {
  /// Distinct values told apart; later ones count as one.
  private static final int MOST_VALUES = 50_000;

  private final Timeline timeline;
  private final Samples samples;
  private final Map<String, Integer> valueIds;
  private final Map<List<Object>, Integer> linkIds;
  private final List<List<CorrelationHit>> links;

  GroupLog(long window, Samples.Budget budget) {
    this(new Timeline(window), new Samples(window, budget));
  }

  private GroupLog(GroupLog other, Samples.Budget budget) {
    this.timeline = other.timeline.copy();
    this.samples = other.samples.copy(budget);
    this.valueIds = new HashMap<>(other.valueIds);
    this.linkIds = new HashMap<>(other.linkIds);
    this.links = new ArrayList<>(other.links);
  }

  /// The same log, to be changed on its own; further events are of another budget.
  GroupLog copy(Samples.Budget budget) {
    return new GroupLog(this, budget);
  }

  void write(StateOut out) {
    timeline.write(out);
    samples.write(out);
    out.number(valueIds.size());
    valueIds.forEach((value, id) -> out.text(value).number(id));
    out.each(links, link -> HitForm.write(link, out));
  }

  static GroupLog read(StateIn in, long window, Samples.Budget budget, HitForm form) {
    GroupLog log = new GroupLog(Timeline.read(in, window), Samples.read(in, window, budget));
    int values = in.count();
    for (int i = 0; i < values; i++) {
      log.valueIds.put(in.text(), in.small());
    }
    in.each(() -> form.read(in)).forEach(log::addLink);
    return log;
  }

  private GroupLog(Timeline timeline, Samples samples) {
    this.timeline = timeline;
    this.samples = samples;
    this.valueIds = new HashMap<>(0);
    this.linkIds = new HashMap<>(0);
    this.links = new ArrayList<>(0);
  }

  private void addLink(List<CorrelationHit> above) {
    links.add(above);
    linkIds.put(key(above), links.size());
  }

  Timeline timeline() {
    return timeline;
  }

  Samples samples() {
    return samples;
  }

  void add(Counted next) {
    CorrelationHit hit = next.hit();
    boolean values = hit.rule().type() == CorrelationRule.Type.VALUE_COUNT;
    samples.offer(next.time(), hit.event());
    int mark = values ? valueId(hit.value()) : hit.base();
    timeline.add(next.time(), mark, link(hit.above()), next.events());
  }

  /// What the correlations above make of an entry of the timeline.
  List<CorrelationHit> above(int link) {
    return link == 0 ? List.of() : links.get(link - 1);
  }

  /// A number for the value; equal values have equal numbers.
  private int valueId(String value) {
    if (valueIds.size() >= MOST_VALUES) {
      return valueIds.getOrDefault(value, MOST_VALUES);
    }
    return valueIds.computeIfAbsent(value, _ -> valueIds.size());
  }

  /// A number for what is above; the event that shows it is whichever is at hand, for it is
  /// replaced when an episode is handed on.
  private int link(List<CorrelationHit> above) {
    if (above.isEmpty()) {
      return 0;
    }
    Integer known = linkIds.get(key(above));
    if (known != null) {
      return known;
    }
    Event any = samples.any();
    addLink(above.stream().map(hit -> Group.shownBy(any, hit)).toList());
    return links.size();
  }

  private static List<Object> key(List<CorrelationHit> above) {
    List<Object> key = new ArrayList<>();
    above.forEach(hit -> addKey(hit, key));
    return key;
  }

  private static void addKey(CorrelationHit hit, List<Object> key) {
    key.add(hit.rule().info().id());
    key.add(hit.base());
    key.add(hit.group());
    key.add(hit.value());
    hit.above().forEach(next -> addKey(next, key));
  }
}
