package io.redoubt.event.analysis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the events happened.
///
/// @param first earliest dated event, null when none is dated
/// @param last latest dated event
/// @param histogram event counts over equal slices of first..last, at most 60; empty when undated
/// @param gaps silences of a source that stand out, longest first
/// @param undated events without a usable time
/// @param inferred events whose year was inferred
/// @param window the part of it that was asked for
public record TimeRange(
    @Nullable Instant first,
    @Nullable Instant last,
    List<Long> histogram,
    List<Gap> gaps,
    long undated,
    long inferred,
    Window window) {

  /// A silence.
  public record Gap(String path, Instant from, Instant to) {}

  /// Copies the lists.
  public TimeRange {
    histogram = List.copyOf(histogram);
    gaps = List.copyOf(gaps);
  }

  /// With all of time asked for.
  public TimeRange(
      @Nullable Instant first,
      @Nullable Instant last,
      List<Long> histogram,
      List<Gap> gaps,
      long undated,
      long inferred) {
    this(first, last, histogram, gaps, undated, inferred, Window.ALL);
  }

  /// The same, with this part of it asked for.
  public TimeRange asked(Window part) {
    return new TimeRange(first, last, histogram, gaps, undated, inferred, part);
  }
}
