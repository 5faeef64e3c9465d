package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/* Nearly all groups of real logs stay far below what their rule asks for, and there are very many.
 * They are rows of arrays in the order in which they came, found by open addressing; a row that is
 * given up stays as a gap until rows are put together.
 */
/// Groups that have too few hits yet for their rule to hold: when, what and a few events, so that a
/// [Group] as it would have been can be made of one as soon as it matters. Not thread-safe.
final class Beginnings {
  /// More hits are kept by a [Group].
  static final int MOST_HITS = 16;

  /// Stands for an event for which there was no room.
  static final Event UNSEEN = new EventBuilder().build();

  private static final int NONE = -1;

  private final Samples.Budget budget;
  private final int mostHits;
  private final long mostBytes;
  private final KeyBytes keys = new KeyBytes();
  private final Further further = new Further();
  private int[] table = new int[32];
  private int[] hashes = new int[16];
  private byte[][] names = new byte[16][];
  private @Nullable Groups[] owners = new @Nullable Groups[16];
  private byte[] eras = new byte[16];
  private byte[] sizes = new byte[16];
  private long[] ranks = new long[16];
  private long[] times = new long[16];
  private long[] began = new long[16];
  private long[] touched = new long[16];
  private int[] marks = new int[16];
  private int[] lasts = new int[16];
  private int[] bytes = new int[16];
  private @Nullable Event[] events = new @Nullable Event[16];
  private long[] values = new long[16];
  private @Nullable List<CorrelationHit>[] above = Further.links(16);
  private int used;
  private int size;
  private long kept;

  /// @param budget for events behind the first
  /// @param mostHits behind the first of all groups together
  /// @param mostBytes of first events
  Beginnings(Samples.Budget budget, int mostHits, long mostBytes) {
    this.budget = budget;
    this.mostHits = mostHits;
    this.mostBytes = mostBytes;
  }

  /// How many groups there are.
  int size() {
    return size;
  }

  /// The row of a group, or -1.
  int find(Groups owner, Era era, GroupValues values) {
    if (size == 0) {
      return NONE;
    }
    int hash = hash(values);
    int mask = table.length - 1;
    byte[] name = null;
    for (int at = hash & mask; table[at] != 0; at = (at + 1) & mask) {
      int row = table[at] - 1;
      if (hashes[row] == hash && owners[row] == owner && eras[row] == era.ordinal()) {
        name = name == null ? keys.of(values) : name;
        if (Arrays.equals(names[row], name)) {
          return row;
        }
      }
    }
    return NONE;
  }

  /* Of the values alone: one event counts in several correlations, and their rows stand side by side
   * then, in the table too. */
  private static int hash(GroupValues values) {
    int hash = values.hashCode();
    return hash ^ (hash >>> 15);
  }

  /// Number of hits of a group.
  int hits(int row) {
    return sizes[row];
  }

  /// Whether a group can take one more hit here.
  boolean takes(int row) {
    return sizes[row] < MOST_HITS && !full();
  }

  /// Whether there is no room for further hits of any group.
  boolean full() {
    return further.size() >= mostHits;
  }

  /// Begins a group with this hit.
  ///
  /// @param rank where it stands among all groups
  void begin(Groups owner, Era era, Counted first, long rank) {
    if (used == times.length) {
      room();
    }
    CorrelationHit hit = first.hit();
    int row = used++;
    hashes[row] = hash(hit.group());
    names[row] = keys.of(hit.group());
    owners[row] = owner;
    eras[row] = (byte) era.ordinal();
    sizes[row] = 1;
    ranks[row] = rank;
    times[row] = first.time();
    began[row] = Long.MAX_VALUE;
    touched[row] = Long.MIN_VALUE;
    marks[row] = hit.base();
    lasts[row] = NONE;
    values[row] = first.value();
    above[row] = hit.above().isEmpty() ? null : BareForm.bare(hit.above());
    keep(row, hit.event());
    arrived(row, hit.event());
    size++;
    note(row);
  }

  @SuppressWarnings("ReferenceEquality") // asks for the very event
  private void keep(int row, Event event) {
    if (event == UNSEEN) {
      return;
    }
    int most = budget.fresh(event) ? Samples.Budget.size(event) : 0;
    boolean room = kept + most <= mostBytes;
    bytes[row] = room ? most : 0;
    kept += bytes[row];
    events[row] = room ? budget.keep(event) : null;
  }

  private void arrived(int row, Event event) {
    Instant written = event.record().entry().fileTime();
    if (written != null) {
      long arrived = written.toEpochMilli();
      began[row] = Math.min(began[row], arrived);
      touched[row] = Math.max(touched[row], arrived);
    }
  }

  /// Takes a further hit of a group, which [#takes] it.
  @SuppressWarnings("ReferenceEquality") // asks for the very event
  void add(int row, Counted next) {
    Event event = next.hit().event();
    boolean room = event != UNSEEN && budget.take(event);
    lasts[row] = further.add(lasts[row], next, room ? budget.keep(event) : null);
    sizes[row]++;
    arrived(row, event);
  }

  /// The group that a row stands for, with one more hit; the row is given up.
  Group take(int row, Counted next) {
    List<Counted> hits = hits(row, next);
    int size = bytes[row];
    long rank = ranks[row];
    long since = began[row];
    long until = touched[row];
    Era era = Era.values()[eras[row]];
    remove(row);
    return grown(Group.of(era, hits, window(next), budget, size), rank, since, until);
  }

  /// The same, while the row stays as it is.
  ///
  /// @param other gives room for events
  Group peek(int row, Counted next, Samples.Budget other) {
    Group group = Group.of(Era.values()[eras[row]], hits(row, next), window(next), other, 0);
    return grown(group, ranks[row], began[row], touched[row]);
  }

  private static Group grown(Group group, long rank, long since, long until) {
    group.rank = rank;
    group.lived(since, until);
    return group;
  }

  private static long window(Counted hit) {
    return Judging.window(hit.hit().rule());
  }

  private List<Counted> hits(int row, Counted next) {
    CorrelationRule rule = next.hit().rule();
    GroupValues values = next.hit().group();
    List<Counted> hits = new ArrayList<>(sizes[row] + 1);
    hits.add(first(row, rule, values));
    further.each(lasts[row], at -> hits.add(further.hit(at, rule, values)));
    hits.add(next);
    return hits;
  }

  private Counted first(int row, CorrelationRule rule, GroupValues group) {
    List<CorrelationHit> links = above[row];
    CorrelationHit hit =
        new CorrelationHit(
            rule, marks[row], group, "", seen(events[row]), links == null ? List.of() : links);
    return new Counted(hit, times[row], 1, values[row]);
  }

  static Event seen(@Nullable Event event) {
    return event == null ? UNSEEN : event;
  }

  /// Gives up a group.
  void remove(int row) {
    further.free(lasts[row], budget);
    kept -= bytes[row];
    owners[row] = null;
    names[row] = GONE;
    events[row] = null;
    above[row] = null;
    lasts[row] = NONE;
    size--;
  }

  private static final byte[] GONE = {};

  /// Gives up the groups for which this is so, oldest first, and says so.
  ///
  /// @param most how many at most
  /// @param given is told the rows before they are gone
  int giveUp(int most, IntPredicate which, IntConsumer given) {
    int gone = 0;
    for (int row = 0; row < used && gone < most; row++) {
      if (owners[row] != null && which.test(row)) {
        given.accept(row);
        remove(row);
        gone++;
      }
    }
    return gone;
  }

  /// Whose group it is; null: given up.
  @Nullable Groups owner(int row) {
    return owners[row];
  }

  /// Writes the groups of a correlation. Events are written of the youngest groups only, so that a
  /// snapshot stays bounded.
  ///
  /// @param most groups whose events are written
  void write(Groups owner, CorrelationRule rule, int most, StateOut out) {
    List<Integer> rows = rows(owner);
    out.number(rows.size());
    for (int row : rows) {
      out.number(eras[row]).bytes(names[row], 0, names[row].length).number(ranks[row]);
      out.number(began[row]).number(touched[row]);
      List<Counted> hits = new ArrayList<>();
      hits.add(first(row, rule, BareForm.NO_VALUES));
      further.each(lasts[row], at -> hits.add(further.hit(at, rule, BareForm.NO_VALUES)));
      boolean seen = row >= used - most;
      out.each(hits, hit -> BareForm.write(hit, seen, out));
    }
  }

  /// Reads what was written; the rows that it takes are told.
  void read(Groups owner, CorrelationRule rule, BareForm form, StateIn in) {
    int many = in.count();
    for (int i = 0; i < many; i++) {
      Era era = in.one(Era.values());
      GroupValues values = KeyBytes.values(in.bytes());
      long rank = in.number();
      long since = in.number();
      long until = in.number();
      List<Counted> hits = in.each(() -> form.read(rule, values, in));
      begin(owner, era, hits.getFirst(), rank);
      int row = used - 1;
      hits.subList(1, hits.size()).forEach(hit -> add(row, hit));
      began[row] = since;
      touched[row] = until;
    }
  }

  /// Whether nothing arrived for it since `quiet`, or its first event arrived before `old`.
  boolean settled(int row, long quiet, long old) {
    return touched[row] < quiet || began[row] < old;
  }

  /// The rows of these groups, in the order in which they came.
  List<Integer> rows(Groups owner) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < used; row++) {
      if (owners[row] == owner) {
        rows.add(row);
      }
    }
    return rows;
  }

  private void note(int row) {
    int mask = table.length - 1;
    int at = hashes[row] & mask;
    while (table[at] != 0) {
      at = (at + 1) & mask;
    }
    table[at] = row + 1;
  }

  /* Closes the gaps where there are many, and makes room otherwise. */
  private void room() {
    if (size > used - used / 8) {
      copy(used + (used >> 1));
    }
    closeGaps();
    int places = Integer.highestOneBit(Math.max(16, times.length) * 2 - 1) * 2;
    if (table.length == places) {
      Arrays.fill(table, 0);
    } else {
      table = new int[places];
    }
    for (int row = 0; row < used; row++) {
      note(row);
    }
  }

  /* One array after the other: most rows move, and one loop over an array is quicker than many
   * arrays for each row. */
  private void closeGaps() {
    int first = 0;
    while (first < used && owners[first] != null) {
      first++;
    }
    int[] rows = new int[size - first];
    int many = 0;
    for (int row = first + 1; row < used; row++) {
      if (owners[row] != null) {
        rows[many++] = row;
      }
    }
    Gaps gaps = new Gaps(rows, first, used);
    gaps.close(hashes);
    gaps.close(names, GONE);
    gaps.close(owners, null);
    gaps.close(eras);
    gaps.close(sizes);
    gaps.close(ranks);
    gaps.close(times);
    gaps.close(began);
    gaps.close(touched);
    gaps.close(marks);
    gaps.close(lasts);
    gaps.close(bytes);
    gaps.close(events, null);
    gaps.close(values);
    gaps.close(above, null);
    used = first + many;
  }

  private void copy(int room) {
    hashes = Arrays.copyOf(hashes, room);
    names = Arrays.copyOf(names, room);
    owners = Arrays.copyOf(owners, room);
    eras = Arrays.copyOf(eras, room);
    sizes = Arrays.copyOf(sizes, room);
    ranks = Arrays.copyOf(ranks, room);
    times = Arrays.copyOf(times, room);
    began = Arrays.copyOf(began, room);
    touched = Arrays.copyOf(touched, room);
    marks = Arrays.copyOf(marks, room);
    lasts = Arrays.copyOf(lasts, room);
    bytes = Arrays.copyOf(bytes, room);
    events = Arrays.copyOf(events, room);
    values = Arrays.copyOf(values, room);
    above = Arrays.copyOf(above, room);
  }
}
