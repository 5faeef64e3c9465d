package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One group of one correlation. Most groups of real logs never get a second hit, so the first is
/// kept as it is and the [GroupLog] begins with the second. It is a link of the chains of [Groups]
/// itself. Not thread-safe.
final class Group {
  private GroupValues key;
  private final Era era;

  /* One of them is null: the only hit, or what is known of all. */
  private @Nullable Counted first;
  private @Nullable GroupLog log;
  private int bytes;
  private long began = Long.MAX_VALUE;
  private long touched = Long.MIN_VALUE;

  /// The links of [Groups], which alone changes them.
  @Nullable Groups owner;

  /// Where it stands among all groups: the order of their first hits.
  long rank = Long.MAX_VALUE;

  /// Where [Keys] has it, who alone changes it.
  Keys.@Nullable Slot slot;

  @Nullable Group before;
  @Nullable Group after;
  @Nullable Group singleBefore;
  @Nullable Group singleAfter;
  boolean single;

  /// A group that begins with this hit.
  Group(Era era, Counted first, Samples.Budget budget) {
    Event event = first.hit().event();
    this.bytes = budget.fresh(event) ? Samples.Budget.size(event) : 0;
    CorrelationHit hit = shownBy(budget.keep(event), first.hit());
    this.first = new Counted(hit, first.time(), first.events(), first.value());
    this.key = hit.group();
    this.era = era;
    touched(first);
  }

  private Group(Era era, GroupValues key, GroupLog log, int bytes) {
    this.key = key;
    this.era = era;
    this.log = log;
    this.bytes = bytes;
  }

  /// A group of these hits, as if they had come to it one after the other. Where an event had no
  /// room, its hit has [Beginnings#UNSEEN]; the last hit has its own.
  ///
  /// @param window of its correlation, in milliseconds
  /// @param bytes that its first event takes, 0 where another group has the same
  @SuppressWarnings("ReferenceEquality") // asks for the very event
  static Group of(Era era, List<Counted> hits, long window, Samples.Budget budget, int bytes) {
    GroupLog log = new GroupLog(window, budget);
    Counted first = hits.getFirst();
    Event shown = null;
    if (first.hit().event() == Beginnings.UNSEEN) {
      Counted seen =
          hits.stream().filter(h -> h.hit().event() != Beginnings.UNSEEN).findFirst().orElseThrow();
      shown = seen.hit().event();
      log.samples().offer(seen.time(), shown);
    }
    for (Counted hit : hits) {
      log.add(hit, hit.hit().event() != shown && hit.hit().event() != Beginnings.UNSEEN);
    }
    Group group = new Group(era, first.hit().group(), log, bytes);
    hits.forEach(group::touched);
    return group;
  }

  private Group(Group other, Samples.Budget budget) {
    this.first = other.first;
    this.key = other.key;
    this.era = other.era;
    this.bytes = other.bytes;
    this.log = other.log == null ? null : other.log.copy(budget);
    this.began = other.began;
    this.touched = other.touched;
    this.rank = other.rank;
  }

  /// The same group, to be changed on its own; further events are of another budget.
  Group copy(Samples.Budget other) {
    return new Group(this, other);
  }

  void write(StateOut out) {
    out.number(bytes).number(began).number(touched).number(rank);
    out.flag(first != null);
    if (first != null) {
      HitForm.write(first.hit(), out);
      out.number(first.time()).number(first.events()).number(first.value());
    } else if (log != null) {
      out.each(key.values(), out::text);
      log.write(out);
    }
  }

  static Group read(StateIn in, Era era, long window, Samples.Budget budget, HitForm form) {
    int bytes = in.small();
    long began = in.number();
    long touched = in.number();
    long rank = in.number();
    Group group;
    if (in.flag()) {
      Counted first = new Counted(form.one(in), in.number(), in.small(), in.number());
      group = new Group(era, first, budget);
      group.bytes = bytes;
    } else {
      GroupValues key = GroupValues.of(in.each(in::text));
      group = new Group(era, key, GroupLog.read(in, window, budget, form), bytes);
    }
    group.began = began;
    group.touched = touched;
    group.rank = rank;
    return group;
  }

  /// The time line of its events.
  Era era() {
    return era;
  }

  /// Its values.
  GroupValues key() {
    return key;
  }

  /// Keeps these, which are equal to its own, so that all groups of the same values keep them once.
  void share(GroupValues same) {
    key = same;
  }

  /// Whether nothing arrived for it since `quiet`, or its first event arrived before `old`
  /// (milliseconds since 1970 UTC, by the entries of its events).
  boolean settled(long quiet, long old) {
    return touched < quiet || began < old;
  }

  /// Takes note of when events arrived for it before.
  void lived(long since, long until) {
    began = Math.min(began, since);
    touched = Math.max(touched, until);
  }

  private void touched(Counted hit) {
    Instant arrived = hit.hit().event().record().entry().fileTime();
    if (arrived != null) {
      began = Math.min(began, arrived.toEpochMilli());
      touched = Math.max(touched, arrived.toEpochMilli());
    }
  }

  /// The values of the group-by fields.
  List<String> values() {
    return key.values();
  }

  /// Number of hits.
  int size() {
    return log == null ? 1 : log.timeline().size();
  }

  /// About how many bytes its first event takes; 0 where another group has the same.
  int bytes() {
    return bytes;
  }

  /// How many events it took from the budget.
  int borrowed() {
    return log == null ? 0 : log.samples().borrowed();
  }

  /// About how many bytes those take.
  long borrowedBytes() {
    return log == null ? 0 : log.samples().borrowedBytes();
  }

  /// Whether the rule's condition can hold somewhere, as far as numbers tell: most groups are far
  /// too small for it, and need not be put in order to know that.
  boolean mayHold(CorrelationRule rule) {
    if (rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED) {
      return size() >= rule.bases().size();
    }
    if (rule.type().numeric() || rule.type() == CorrelationRule.Type.VALUE_PERCENTILE) {
      return true;
    }
    boolean events = rule.type() == CorrelationRule.Type.EVENT_COUNT;
    return !rule.growing() || rule.holds((double) (events ? events() : size()));
  }

  private long events() {
    if (log != null) {
      return log.timeline().events();
    }
    return first == null ? 0 : first.events();
  }

  /// Takes a further hit.
  ///
  /// @param window of its correlation, in milliseconds
  void add(Counted next, long window, Samples.Budget budget) {
    touched(next);
    if (log == null) {
      log = log(window, budget);
      first = null;
    }
    log.add(next, true);
  }

  /// Everything known of it.
  GroupLog log(long window, Samples.Budget budget) {
    if (log != null) {
      return log;
    }
    GroupLog begun = new GroupLog(window, budget);
    if (first != null) {
      begun.add(first, true);
    }
    return begun;
  }

  /// The same hit with another event all the way up, so that it holds no batch in memory.
  static CorrelationHit shownBy(Event event, CorrelationHit hit) {
    List<CorrelationHit> above = hit.above();
    return new CorrelationHit(
        hit.rule(),
        hit.base(),
        hit.group(),
        hit.value(),
        event,
        above.isEmpty() ? above : shownBy(event, above));
  }

  /// The same for several.
  static List<CorrelationHit> shownBy(Event event, List<CorrelationHit> above) {
    CorrelationHit[] shown = new CorrelationHit[above.size()];
    Arrays.setAll(shown, i -> shownBy(event, above.get(i)));
    return List.of(shown);
  }
}
