package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hits of one group: when, what, what the correlations above make of them, and a few events to
/// show. Not thread-safe.
final class GroupLog {
  /// Distinct values told apart; later ones count as one.
  private static final int MOST_VALUES = 50_000;

  /// Values of which an event is kept where the rare ones are looked for.
  private static final int MOST_SHOWN = 1000;

  private final Timeline timeline;
  private final Samples samples;
  private @Nullable ValueIds values;
  private @Nullable Distinct distinct;
  private @Nullable Links links;
  private @Nullable Map<Integer, Event> byMark;

  GroupLog(long window, Samples.Budget budget) {
    this(new Timeline(window), new Samples(window, budget));
  }

  private GroupLog(Timeline timeline, Samples samples) {
    this.timeline = timeline;
    this.samples = samples;
  }

  /// The same log, to be changed on its own; further events are of another budget.
  GroupLog copy(Samples.Budget budget) {
    GroupLog copy = new GroupLog(timeline.copy(), samples.copy(budget));
    copy.values = values == null ? null : values.copy();
    copy.distinct = distinct == null ? null : distinct.copy();
    copy.links = links == null ? null : links.copy();
    copy.byMark = byMark == null ? null : new HashMap<>(byMark);
    return copy;
  }

  void write(StateOut out) {
    timeline.write(out);
    samples.write(out);
    out.each(values == null ? List.of() : values.all(), out::text);
    int different = distinct == null ? 0 : distinct.size();
    out.number(different);
    for (int i = 0; i < different; i++) {
      out.number(distinct().at(i));
    }
    out.each(links == null ? List.of() : links.all(), link -> HitForm.write(link, out));
    Map<Integer, Event> shown = byMark == null ? Map.of() : byMark;
    out.each(shown.entrySet(), e -> out.number(e.getKey()).event(e.getValue()));
  }

  static GroupLog read(StateIn in, long window, Samples.Budget budget, HitForm form) {
    GroupLog log = new GroupLog(Timeline.read(in, window), Samples.read(in, window, budget));
    int values = in.count();
    for (int i = 0; i < values; i++) {
      log.values().of(in.text());
    }
    int different = in.count();
    for (int i = 0; i < different; i++) {
      log.distinct().of(in.number());
    }
    in.each(() -> form.read(in)).forEach(above -> log.links().add(above));
    int shown = in.count();
    for (int i = 0; i < shown; i++) {
      log.byMark().put(in.small(), in.event());
    }
    return log;
  }

  private ValueIds values() {
    ValueIds known = values;
    if (known == null) {
      known = new ValueIds();
      values = known;
    }
    return known;
  }

  private Distinct distinct() {
    Distinct known = distinct;
    if (known == null) {
      known = new Distinct();
      distinct = known;
    }
    return known;
  }

  private Links links() {
    Links known = links;
    if (known == null) {
      known = new Links();
      links = known;
    }
    return known;
  }

  private Map<Integer, Event> byMark() {
    Map<Integer, Event> known = byMark;
    if (known == null) {
      known = new HashMap<>();
      byMark = known;
    }
    return known;
  }

  Timeline timeline() {
    return timeline;
  }

  Samples samples() {
    return samples;
  }

  /// Takes a hit.
  ///
  /// @param seen whether its event may be kept to be shown
  void add(Counted next, boolean seen) {
    CorrelationHit hit = next.hit();
    CorrelationRule.Type type = hit.rule().type();
    if (seen) {
      samples.offer(next.time(), hit.event());
    }
    int mark = type.valued() ? valueId(next, type.numeric()) : hit.base();
    if (type == CorrelationRule.Type.VALUE_PERCENTILE && byMark().size() < MOST_SHOWN) {
      byMark().computeIfAbsent(mark, _ -> hit.event().detached());
    }
    timeline.add(next.time(), mark, link(hit.above()), next.events());
  }

  /// What the correlations above make of an entry of the timeline.
  List<CorrelationHit> above(int link) {
    return link == 0 ? List.of() : links().at(link);
  }

  /// The numbers that marks stand for, by mark. Only for correlations whose values are numbers.
  double[] numbers() {
    List<String> all = values().all();
    double[] numbers = new double[all.size() + 1];
    for (int i = 0; i < all.size(); i++) {
      numbers[i] = Double.parseDouble(all.get(i));
    }
    return numbers;
  }

  /// The event that shows a mark, as far as one was kept.
  List<Event> shown(int mark) {
    Event event = byMark == null ? null : byMark.get(mark);
    return event == null ? List.of() : List.of(event);
  }

  /// A number for the value; equal values have equal numbers. Where there are too many, further
  /// ones count as one, and numbers lose digits.
  private int valueId(Counted next, boolean numeric) {
    if (numeric) {
      return numberId(next.hit().value());
    }
    Distinct known = distinct();
    if (known.size() < MOST_VALUES) {
      return known.of(next.value());
    }
    int id = known.find(next.value());
    return id < 0 ? MOST_VALUES : id;
  }

  private int numberId(String number) {
    ValueIds known = values();
    if (known.size() < MOST_VALUES) {
      return known.of(number);
    }
    int id = known.find(number);
    return id < 0 ? known.of(rounded(number)) : id;
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
    int known = links().find(above);
    if (known > 0) {
      return known;
    }
    Event any = samples.any();
    return links().add(above.stream().map(hit -> Group.shownBy(any, hit)).toList());
  }
}
