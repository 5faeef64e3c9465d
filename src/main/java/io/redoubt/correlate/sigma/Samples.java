package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/* Two arrays, ordered by stretch and, within one, as they came: there are very many of these, and
 * most hold one or two events.
 */
/// A few events of a group to show: of every stretch of time the first and the last that came. How
/// many are kept in all is bounded by the [Budget] that all groups share. Not thread-safe.
final class Samples {
  /// Events of one stretch on each side.
  private static final int EACH_SIDE = 5;

  private static final int SHOWN_EACH_SIDE = 10;

  /// How many events all groups together may still keep, and how many bytes of them.
  static final class Budget {
    private int left;
    private long bytes;
    private @Nullable Event lastSeen;
    private @Nullable Event lastKept;

    /// Room for these.
    Budget(int events, long bytes) {
      left = events;
      this.bytes = bytes;
    }

    /* What is refused is not owed: room that is given back later can be used at once. */
    boolean take(Event event) {
      int size = size(event);
      if (left <= 0 || bytes < size) {
        return false;
      }
      left--;
      bytes -= size;
      return true;
    }

    /// Takes so many more bytes for an event in the place of another, or gives back what it takes
    /// less; false, and nothing taken, where there are not as many.
    boolean grow(int more) {
      if (more > 0 && bytes < more) {
        return false;
      }
      bytes -= more;
      return true;
    }

    /// Room for so many events is there again.
    void giveBack(int events, long size) {
      left += events;
      bytes += size;
    }

    /// About how many bytes a kept event takes.
    static int size(Event event) {
      return 160 + 4 * event.size() + event.record().length();
    }

    /// Whether [#keep] would make a copy that is not there yet.
    @SuppressWarnings("ReferenceEquality") // asks for the very event
    boolean fresh(Event event) {
      return event != lastSeen;
    }

    /// The event with bytes of its own: one copy for all groups in which it counts, for the hits of
    /// an event come one after the other.
    @SuppressWarnings("ReferenceEquality") // asks for the very event
    Event keep(Event event) {
      if (event != lastSeen || lastKept == null) {
        lastSeen = event;
        lastKept = event.detached();
      }
      return lastKept;
    }
  }

  private final long length;
  private final Budget budget;
  private long[] times;
  private Event[] events;
  private int size;
  private long owed;

  /// Samples of stretches of this many milliseconds.
  Samples(long length, Budget budget) {
    this(length, budget, new long[1], new Event[1], 0);
  }

  private Samples(long length, Budget budget, long[] times, Event[] events, int size) {
    this.length = length;
    this.budget = budget;
    this.times = times;
    this.events = events;
    this.size = size;
  }

  /// The same events, with another budget for further ones.
  Samples copy(Budget other) {
    int room = Math.max(1, size);
    Samples copy =
        new Samples(length, other, Arrays.copyOf(times, room), Arrays.copyOf(events, room), size);
    copy.owed = owed;
    return copy;
  }

  void write(StateOut out) {
    out.number(size);
    for (int i = 0; i < size; i++) {
      out.number(times[i]).event(events[i]);
    }
  }

  /// Reads what was written; all but the first event are of the budget.
  static Samples read(StateIn in, long length, Budget budget) {
    Samples samples = new Samples(length, budget);
    int count = in.count();
    for (int i = 0; i < count; i++) {
      long time = in.number();
      Event event = in.event();
      samples.owed += i == 0 ? 0 : Budget.size(event);
      samples.insert(i, time, event);
    }
    budget.giveBack(-samples.borrowed(), -samples.owed);
    return samples;
  }

  /// Offers an event; it is copied if it is kept. Where nothing can be kept of a stretch, nothing
  /// is remembered of it: a group that goes on for days has stretches without end. Where an event
  /// would take more room than there is, those that came before it stay.
  void offer(long time, Event event) {
    long begin = Math.floorDiv(time, length) * length;
    int end = end(begin);
    int from = end;
    while (from > 0 && times[from - 1] >= begin) {
      from--;
    }
    if (end - from == 2 * EACH_SIDE) {
      int turn = from + EACH_SIDE;
      int more = Budget.size(event) - Budget.size(events[turn]);
      if (!budget.grow(more)) {
        return;
      }
      owed += more;
      System.arraycopy(times, turn + 1, times, turn, EACH_SIDE - 1);
      System.arraycopy(events, turn + 1, events, turn, EACH_SIDE - 1);
      times[end - 1] = time;
      events[end - 1] = budget.keep(event);
    } else if (size == 0) {
      insert(0, time, budget.keep(event));
    } else if (budget.take(event)) {
      owed += Budget.size(event);
      insert(end, time, budget.keep(event));
    }
  }

  /* Where the stretch that begins here ends, or would. */
  private int end(long begin) {
    long next = begin + length;
    if (size == 0 || times[size - 1] < next) {
      return size;
    }
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Math.floorDiv(times[middle], length) * length < next) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void insert(int at, long time, Event event) {
    if (size == times.length) {
      int room = size + Math.max(1, size >> 1);
      times = Arrays.copyOf(times, room);
      events = Arrays.copyOf(events, room);
    }
    System.arraycopy(times, at, times, at + 1, size - at);
    System.arraycopy(events, at, events, at + 1, size - at);
    times[at] = time;
    events[at] = event;
    size++;
  }

  /// One of the events, after the first was offered.
  Event any() {
    return events[0];
  }

  /// How many events are kept.
  int size() {
    return size;
  }

  /// How many of them are of the budget.
  int borrowed() {
    return Math.max(0, size - 1);
  }

  /// About how many bytes those take.
  long borrowedBytes() {
    return owed;
  }

  /// The first and last kept events between two times, in the order of time; where none was kept,
  /// the one nearest to the end.
  List<Event> between(long from, long to) {
    int[] inside = new int[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (times[i] >= from && times[i] <= to) {
        int at = count++;
        for (; at > 0 && order(inside[at - 1], i) > 0; at--) {
          inside[at] = inside[at - 1];
        }
        inside[at] = i;
      }
    }
    if (count == 0) {
      return nearest(to);
    }
    List<Event> shown = new ArrayList<>(Math.min(count, 2 * SHOWN_EACH_SIDE));
    for (int i = 0; i < count; i++) {
      if (i < SHOWN_EACH_SIDE || i >= count - SHOWN_EACH_SIDE) {
        shown.add(events[inside[i]]);
      }
    }
    return shown;
  }

  private int order(int one, int other) {
    if (times[one] != times[other]) {
      return Long.compare(times[one], times[other]);
    }
    RawRecord a = events[one].record();
    RawRecord b = events[other].record();
    int paths = a.entry().path().compareTo(b.entry().path());
    return paths != 0 ? paths : Long.compare(a.position(), b.position());
  }

  private List<Event> nearest(long time) {
    int best = -1;
    for (int i = 0; i < size; i++) {
      long nearer = best < 0 ? -1 : Long.compare(off(i, time), off(best, time));
      if (nearer < 0 || (nearer == 0 && order(i, best) < 0)) {
        best = i;
      }
    }
    return best < 0 ? List.of() : List.of(events[best]);
  }

  private long off(int i, long time) {
    return Math.abs(times[i] - time);
  }
}
