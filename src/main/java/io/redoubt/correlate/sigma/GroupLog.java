package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The hits of one group: when, what, what the correlations above make of them, and a few events to
/// show. Not thread-safe.
final class GroupLog {
  /// Distinct values told apart; later ones count as one.
  private static final int MOST_VALUES = 50_000;

  /// Values of which an event is kept where the rare ones are looked for.
  private static final int MOST_SHOWN = 1000;

  private final Timeline timeline;
  private final Samples samples;
  private final Map<String, Integer> valueIds;
  private final Map<List<Object>, Integer> linkIds;
  private final List<List<CorrelationHit>> links;
  private final Map<Integer, Event> byMark = new HashMap<>(0);

  GroupLog(long window, Samples.Budget budget) {
    this(new Timeline(window), new Samples(window, budget));
  }

  private GroupLog(GroupLog other, Samples.Budget budget) {
    this.timeline = other.timeline.copy();
    this.samples = other.samples.copy(budget);
    this.valueIds = new HashMap<>(other.valueIds);
    this.linkIds = new HashMap<>(other.linkIds);
    this.links = new ArrayList<>(other.links);
    this.byMark.putAll(other.byMark);
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
    out.each(byMark.entrySet(), e -> out.number(e.getKey()).event(e.getValue()));
  }

  static GroupLog read(StateIn in, long window, Samples.Budget budget, HitForm form) {
    GroupLog log = new GroupLog(Timeline.read(in, window), Samples.read(in, window, budget));
    int values = in.count();
    for (int i = 0; i < values; i++) {
      log.valueIds.put(in.text(), in.small());
    }
    in.each(() -> form.read(in)).forEach(log::addLink);
    int shown = in.count();
    for (int i = 0; i < shown; i++) {
      log.byMark.put(in.small(), in.event());
    }
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
    boolean values = hit.rule().type().valued();
    samples.offer(next.time(), hit.event());
    int mark = values ? valueId(hit.value(), hit.rule().type().numeric()) : hit.base();
    if (hit.rule().type() == CorrelationRule.Type.VALUE_PERCENTILE && byMark.size() < MOST_SHOWN) {
      byMark.computeIfAbsent(mark, _ -> hit.event().detached());
    }
    timeline.add(next.time(), mark, link(hit.above()), next.events());
  }

  /// What the correlations above make of an entry of the timeline.
  List<CorrelationHit> above(int link) {
    return link == 0 ? List.of() : links.get(link - 1);
  }

  /// The numbers that marks stand for, by mark. Only for correlations whose values are numbers.
  double[] numbers() {
    double[] numbers = new double[valueIds.size() + 1];
    valueIds.forEach((value, id) -> numbers[id] = Double.parseDouble(value));
    return numbers;
  }

  /// The event that shows a mark, as far as one was kept.
  List<Event> shown(int mark) {
    Event event = byMark.get(mark);
    return event == null ? List.of() : List.of(event);
  }

  /// A number for the value; equal values have equal numbers. Where there are too many, further
  /// ones count as one, and numbers lose digits.
  private int valueId(String value, boolean numeric) {
    if (valueIds.size() < MOST_VALUES) {
      return valueIds.computeIfAbsent(value, _ -> valueIds.size());
    }
    Integer known = valueIds.get(value);
    if (known != null || !numeric) {
      return known == null ? MOST_VALUES : known;
    }
    return valueIds.computeIfAbsent(rounded(value), _ -> valueIds.size());
  }

  /* Three digits of numbers up to 10^15: some ten thousand different ones. */
  private static String rounded(String number) {
    double near = Math.clamp(Double.parseDouble(number), -1e15, 1e15);
    double seen = Math.abs(near) < 1e-3 ? 0 : near;
    return Double.toString(new BigDecimal(seen).round(new MathContext(3)).doubleValue());
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
