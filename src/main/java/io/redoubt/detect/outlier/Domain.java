package io.redoubt.detect.outlier;

import io.redoubt.event.Event;
import io.redoubt.event.EventTime;
import io.redoubt.event.finding.Stretch;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The names that were looked up below one domain: how much each could carry, about how many
/// different ones there are, and those that could carry most. Not thread-safe.
final class Domain {
  /// Events that are kept to be told.
  static final int KEPT = 4;

  private static final double BITS = 8;
  private static final int CELLS = 2048;

  private final Spread loads = new Spread(BITS);
  private final BitSet cells = new BitSet();
  private final Largest largest = new Largest(KEPT);

  private long arrived = Long.MIN_VALUE;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /// Takes note of when a look-up arrived.
  void arrived(Event event) {
    arrived = Math.max(arrived, Outliers.arrived(event));
  }

  /// When the latest look-up arrived, milliseconds; `Long.MIN_VALUE` where that is not known.
  long arrived() {
    return arrived;
  }

  /// Bits that the name below the domain can carry: its length times its entropy.
  Spread loads() {
    return loads;
  }

  Largest largest() {
    return largest;
  }

  /// Takes note of when a look-up was.
  void asked(EventTime time) {
    if (time.status().dated()) {
      first = Math.min(first, time.millis());
      last = Math.max(last, time.millis());
    }
  }

  /// When the first and the last look-up with a time were; null when none had one.
  @Nullable Stretch stretch() {
    return first > last ? null : new Stretch(first, last);
  }

  /// Counts a name by its hash.
  void name(int hash) {
    cells.set(Math.floorMod((hash * 0x9E3779B9) >>> 7, CELLS));
  }

  /// About how many different names there are, up to some 10,000 (linear counting; Whang,
  /// Vander-Zanden and Taylor 1990).
  double distinct() {
    double empty = Math.max(1, CELLS - cells.cardinality());
    return -CELLS * Math.log(empty / CELLS);
  }

  void write(StateOut out) {
    out.number(arrived).number(first).number(last);
    loads.write(out);
    byte[] set = cells.toByteArray();
    out.bytes(set, 0, set.length);
    largest.write(out);
  }

  static Domain read(StateIn in) {
    Domain domain = new Domain();
    domain.arrived = in.number();
    domain.first = in.number();
    domain.last = in.number();
    domain.loads.read(in);
    domain.cells.or(BitSet.valueOf(in.bytes()));
    domain.largest.read(in);
    return domain;
  }

  void merge(Domain other) {
    loads.merge(other.loads);
    cells.or(other.cells);
    largest.merge(other.largest);
    arrived = Math.max(arrived, other.arrived);
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
  }
}
