package io.redoubt.detect.outlier;

import io.redoubt.event.Event;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;

/// The command lines of one program: how long they are, how mixed, and the longest of them. Not
/// thread-safe.
final class Program {
  /// Command lines that are kept to be told.
  static final int KEPT = 4;

  private static final double OCTAVE_PART = 0.25;
  private static final double BIT_PART = 0.125;

  private final Spread lengths = new Spread(OCTAVE_PART);
  private final Spread entropies = new Spread(BIT_PART);
  private final Largest longest = new Largest(KEPT);

  private long arrived = Long.MIN_VALUE;

  /// Takes note of when a line of it arrived.
  void arrived(Event event) {
    arrived = Math.max(arrived, Outliers.arrived(event));
  }

  /// When the latest line arrived, milliseconds; `Long.MIN_VALUE` where that is not known.
  long arrived() {
    return arrived;
  }

  /// Logarithms of lengths, to the base of 2.
  Spread lengths() {
    return lengths;
  }

  /// Bits for each character.
  Spread entropies() {
    return entropies;
  }

  Largest longest() {
    return longest;
  }

  void write(StateOut out) {
    out.number(arrived);
    lengths.write(out);
    entropies.write(out);
    longest.write(out);
  }

  static Program read(StateIn in) {
    Program program = new Program();
    program.arrived = in.number();
    program.lengths.read(in);
    program.entropies.read(in);
    program.longest.read(in);
    return program;
  }

  void merge(Program other) {
    lengths.merge(other.lengths);
    entropies.merge(other.entropies);
    longest.merge(other.longest);
    arrived = Math.max(arrived, other.arrived);
  }
}
