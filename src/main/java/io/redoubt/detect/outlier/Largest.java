package io.redoubt.detect.outlier;

import io.redoubt.event.Event;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// The few events with the largest figures; the same ones in whatever order they come. Not
/// thread-safe.
final class Largest {
  /// An event and its figures.
  ///
  /// @param size by which they are ordered
  /// @param entropy bits for each character
  record Sample(double size, double entropy, Event event) {}

  private static final Comparator<Sample> ORDER =
      Comparator.comparingDouble(Sample::size)
          .reversed()
          .thenComparing(sample -> sample.event().id());

  private final int most;
  private final List<Sample> samples = new ArrayList<>();

  Largest(int most) {
    this.most = most;
  }

  /// Whether an event of this figure would be kept now, as far as the figure tells.
  boolean wants(double size) {
    return samples.size() < most || size >= samples.getLast().size();
  }

  void add(Sample sample) {
    if (wants(sample.size())) {
      samples.add(sample);
      samples.sort(ORDER);
      if (samples.size() > most) {
        samples.removeLast();
      }
    }
  }

  /// Takes in those of another, with events that no longer share the bytes of a batch.
  void merge(Largest other) {
    for (Sample sample : other.samples) {
      if (wants(sample.size())) {
        add(new Sample(sample.size(), sample.entropy(), sample.event().detached()));
      }
    }
  }

  /// Forgets some.
  void forget(Predicate<Event> which) {
    samples.removeIf(sample -> which.test(sample.event()));
  }

  /// Bytes of the records that are kept.
  long bytes() {
    return samples.stream().mapToLong(sample -> sample.event().record().length()).sum();
  }

  void write(StateOut out) {
    out.each(
        samples,
        sample -> {
          out.number(Double.doubleToLongBits(sample.size()));
          out.number(Double.doubleToLongBits(sample.entropy())).event(sample.event());
        });
  }

  void read(StateIn in) {
    samples.clear();
    samples.addAll(
        in.each(
            () ->
                new Sample(
                    Double.longBitsToDouble(in.number()),
                    Double.longBitsToDouble(in.number()),
                    in.event())));
  }

  /// The largest first.
  List<Sample> samples() {
    return List.copyOf(samples);
  }
}
