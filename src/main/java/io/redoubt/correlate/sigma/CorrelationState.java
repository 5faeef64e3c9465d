package io.redoubt.correlate.sigma;

import io.redoubt.correlate.attempt.Attempts;
import io.redoubt.correlate.attempt.Line;
import io.redoubt.correlate.attempt.Lines;
import io.redoubt.event.EventTime;
import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.state.BadState;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Collects the hits of correlations and judges them when everything was seen, so that it does not
/// matter in which order files were read.
///
/// Memory is bounded: as many groups as [Room] says for the heap, some of which may have as many
/// events as their rule asks for (the others are [Beginnings]), and a fixed number of sample
/// events. When there are more groups, those with a single event are given up first, those in which
/// something is found last, and [#evicted()] says so. Where first events take too much room,
/// further small groups go without: counts stay exact. Events without a time on the real time line
/// are windowed among themselves: those without a year by their order, those without any time all
/// together. Not thread-safe.
public final class CorrelationState {
  /// Hits behind the first of all small groups together; where more groups are kept, twice as many.
  private static final int MOST_FURTHER = 800_000;

  /// Small groups whose events are part of a snapshot.
  private static final int MOST_WRITTEN = 100_000;

  /// Events kept beside the first of each group, and bytes of them.
  private static final int MOST_SAMPLES = 60_000;

  private static final long MOST_SAMPLE_BYTES = 64L << 20;

  /// Bytes of the first events of large groups.
  private static final long MOST_BYTES = 64L << 20;

  /// Bytes of the first events of small ones.
  private static final long MOST_SMALL_BYTES = 32L << 20;

  private List<CorrelationRule> rules;
  private ValueKey values = ValueKey.fresh();
  private final Keys keys = new Keys();
  private final Map<String, Groups> groups = new HashMap<>();
  private final Map<String, long[]> evicted = new LinkedHashMap<>();
  private final Samples.Budget budget = new Samples.Budget(MOST_SAMPLES, MOST_SAMPLE_BYTES);
  private final Judging judging = new Judging(budget, this::add);
  private final Attempts attempts = new Attempts();
  private final int mostGroups;
  private final int mostLarge;
  private final Beginnings few;
  private final Lines lines = new Lines();
  private int count;
  private long bytes;
  private long next;

  /// State for these correlations; one that builds on another comes after it.
  public CorrelationState(List<CorrelationRule> rules) {
    this(rules, Room.ofThisHeap());
  }

  private CorrelationState(List<CorrelationRule> rules, Room room) {
    this(rules, room.groups(), room.large());
  }

  /// @param mostLarge of them as large as their rule asks for
  CorrelationState(List<CorrelationRule> rules, int mostGroups, int mostLarge) {
    this.rules = List.copyOf(rules);
    this.mostGroups = mostGroups;
    this.mostLarge = mostLarge;
    this.few = new Beginnings(budget, Math.max(MOST_FURTHER, 2 * mostGroups), MOST_SMALL_BYTES);
    rules.forEach(rule -> groups.put(rule.info().id(), new Groups(keys, rule)));
  }

  /// Takes a hit. Its event is copied if it is kept. A second line about an attempt to log on that
  /// was counted already is passed over.
  public void add(CorrelationHit hit) {
    add(hit, lines.of(hit.event()));
  }

  /// Takes the hits of a batch, in their order, as if one after the other.
  public void add(Hits hits) {
    hits.forEach(this::add);
  }

  private void add(CorrelationHit hit, @Nullable Line told) {
    if (told != null && attempts.again(told, what(hit))) {
      return;
    }
    EventTime time = hit.event().time();
    Era era = Era.of(time.status());
    add(hit, era, era == Era.NO_TIME ? 0 : time.millis(), 1);
  }

  private static long what(CorrelationHit hit) {
    return hit.rule().info().id().hashCode() * 31L * 31L
        + hit.base() * 31L
        + hit.group().id() * 0x9E3779B97F4A7C15L;
  }

  /// What the correlations found, in the order of the rules and, within one, of the groups' first
  /// events. To be called once, at the end.
  public List<Finding> finish() {
    List<Finding> findings = new ArrayList<>();
    for (CorrelationRule rule : rules) {
      for (Group group : closed(rule)) {
        judging.judge(rule, group, findings);
      }
    }
    return findings;
  }

  /// What the correlations find in the hits so far; nothing is changed, so that more may come.
  /// Conditions with an upper bound, such as "fewer than", are left to [#settle]: more hits may
  /// undo them.
  public List<Finding> findings() {
    return glance().findings();
  }

  /* Reads only: copies are made of what it hands hits on to, and of nothing else. */
  Glance glance() {
    Samples.Budget own = new Samples.Budget(MOST_SAMPLES, MOST_SAMPLE_BYTES);
    return new Glance(rules, this::of, few, own, values);
  }

  /// Judges for good, and gives up, the groups for which nothing arrived since `quiet` or whose
  /// first event arrived before `old` (milliseconds since 1970 UTC, by the entries of their
  /// events).
  public List<Finding> settle(long quiet, long old) {
    List<Finding> findings = new ArrayList<>();
    for (CorrelationRule rule : rules) {
      Groups all = of(rule);
      List<Group> settled = new ArrayList<>();
      for (Group group : all.byRank()) {
        settled.addAll(group.settled(quiet, old) ? List.of(group) : List.of());
      }
      settled.forEach(group -> giveUp(group, all));
      settled.forEach(group -> judging.judge(rule, group, findings));
    }
    few.giveUp(few.size(), row -> few.settled(row, quiet, old), _ -> {});
    return findings;
  }

  /// Goes on for these rules: what is kept for a rule that stays as it is stays too. What rules
  /// that are gone or changed have found so far is judged for good.
  public List<Finding> become(List<CorrelationRule> others) {
    List<Finding> findings = new ArrayList<>();
    Set<CorrelationRule> staying = new HashSet<>(others);
    for (CorrelationRule rule : rules) {
      if (!staying.contains(rule)) {
        for (Group group : closed(rule)) {
          budget.giveBack(group.borrowed(), group.borrowedBytes());
          judging.judge(rule, group, findings);
        }
      }
    }
    rules = List.copyOf(others);
    Set<String> ids = new HashSet<>();
    rules.forEach(rule -> ids.add(rule.info().id()));
    groups
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !ids.contains(entry.getKey());
              count -= gone ? entry.getValue().size() : 0;
              return gone;
            });
    return findings;
  }

  /// Writes everything that is kept.
  public void write(StateOut out) {
    out.text(rules.toString()).number(values.one()).number(values.two());
    for (CorrelationRule rule : rules) {
      Groups mine = of(rule);
      out.number(mine.size());
      for (Group group : mine) {
        out.number(group.era().ordinal());
        group.write(out);
      }
      few.write(mine, rule, MOST_WRITTEN, out);
    }
    out.number(next);
    out.each(evicted.entrySet(), e -> out.text(e.getKey()).number(e.getValue()[0]));
    attempts.write(out);
  }

  /// Takes in what was written by a state for the same rules.
  ///
  /// @throws io.redoubt.event.state.BadState when the rules are others
  public void read(StateIn in) {
    if (!in.text().equals(rules.toString())) {
      throw new BadState("The correlation rules are others.");
    }
    values = new ValueKey(in.number(), in.number());
    Map<String, CorrelationRule> byId = new HashMap<>();
    rules.forEach(rule -> byId.put(rule.info().id(), rule));
    HitForm form = new HitForm(byId);
    for (CorrelationRule rule : rules) {
      int many = in.count();
      for (int i = 0; i < many; i++) {
        Era era = in.one(Era.values());
        Group group = Group.read(in, era, Judging.window(rule), budget, form);
        of(rule).add(group);
        count++;
        bytes += group.bytes();
      }
      few.read(of(rule), rule, new BareForm(byId), in);
    }
    next = in.number();
    int kinds = in.count();
    for (int i = 0; i < kinds; i++) {
      evicted(in.text(), in.number());
    }
    attempts.read(in);
  }

  /// How many groups are kept.
  public int groups() {
    return count + few.size();
  }

  /// Correlations that had to give up groups, and how many.
  public List<Skipped> evicted() {
    List<Skipped> skipped = new ArrayList<>();
    evicted.forEach(
        (path, many) ->
            skipped.add(
                new Skipped(
                    path,
                    many[0]
                        + " groups were given up to bound memory, small ones first;"
                        + " analyse fewer logs at once to be exact",
                    true)));
    return skipped;
  }

  private void add(CorrelationHit hit, Era era, long time, int events) {
    Groups known = groups.get(hit.rule().info().id());
    if (known == null) {
      return; // it counts for a rule that has been taken away
    }
    Counted counted = values.counted(hit, time, events);
    Group group = known.find(era, hit.group());
    if (group != null) {
      group.add(counted, Judging.window(hit.rule()), budget);
      known.grown(group);
      return;
    }
    boolean plain = events == 1 && known.needs() > 1;
    if (plain && few.full()) {
      few.giveUp(Math.max(1, few.size() / 10), r -> few.hits(r) > 1, this::given);
    }
    int row = few.find(known, era, hit.group());
    if (row >= 0) {
      if (plain && few.hits(row) + 1 < known.needs() && few.takes(row)) {
        few.add(row, counted);
      } else {
        begin(known, few.take(row, counted));
      }
    } else if (plain) {
      few.begin(known, era, counted, next++);
      if (groups() > mostGroups) {
        makeRoom();
      }
    } else {
      Group begun = new Group(era, counted, budget);
      begun.rank = next++;
      begin(known, begun);
    }
  }

  /* Small groups with a single hit go first, then other small ones: a tenth of the room. */
  private void makeRoom() {
    int most = Math.max(1, few.size() / 10);
    most -= few.giveUp(most, row -> few.hits(row) == 1, this::given);
    few.giveUp(most, _ -> true, this::given);
  }

  private void evicted(String path, long many) {
    evicted.computeIfAbsent(path, _ -> new long[1])[0] += many;
  }

  private void given(int row) {
    Groups owner = few.owner(row);
    if (owner != null) {
      evicted(owner.path(), 1);
    }
  }

  private void begin(Groups known, Group begun) {
    if (count >= mostLarge || bytes >= MOST_BYTES) {
      evict();
    }
    known.add(begun);
    count++;
    bytes += begun.bytes();
  }

  private Groups of(CorrelationRule rule) {
    return groups.computeIfAbsent(rule.info().id(), _ -> new Groups(keys, rule));
  }

  /// The groups of a rule that gets no more hits; their room is free for the rules above it.
  private List<Group> closed(CorrelationRule rule) {
    Groups done = of(rule);
    done.leave(keys);
    groups.put(rule.info().id(), new Groups(keys, rule));
    few.giveUp(few.size(), row -> few.owner(row) == done, _ -> {});
    count -= done.size();
    done.forEach(group -> bytes -= group.bytes());
    return done.byRank();
  }

  /// Gives up groups until a tenth of the room is free, the oldest first: those with a single
  /// event, then those in which nothing is found so far, and only then others.
  private void evict() {
    int target = count - Math.max(1, count / 10);
    for (CorrelationRule rule : rules) {
      giveUp(rule, of(rule), target, Groups::oldestSingle);
    }
    for (CorrelationRule rule : rules) {
      giveUpIdle(rule, of(rule), target);
    }
    for (CorrelationRule rule : rules) {
      giveUp(rule, of(rule), target, Groups::oldest);
    }
  }

  private void giveUp(
      CorrelationRule rule, Groups all, int target, Function<Groups, @Nullable Group> which) {
    int before = count;
    Group group = which.apply(all);
    while (group != null && count > target) {
      giveUp(group, all);
      group = which.apply(all);
    }
    told(rule, before);
  }

  private void giveUpIdle(CorrelationRule rule, Groups all, int target) {
    int before = count;
    Group group = all.oldest();
    while (group != null && count > target) {
      Group next = group.after;
      if (!judging.finds(rule, group)) {
        giveUp(group, all);
      }
      group = next;
    }
    told(rule, before);
  }

  private void told(CorrelationRule rule, int before) {
    if (count < before) {
      evicted(rule.info().path(), before - count);
    }
  }

  private void giveUp(Group group, Groups all) {
    all.remove(group);
    count--;
    bytes -= group.bytes();
    budget.giveBack(group.borrowed(), group.borrowedBytes());
  }
}
