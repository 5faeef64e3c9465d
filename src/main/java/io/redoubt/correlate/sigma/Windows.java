package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the episodes of a sorted timeline.
///
/// The window slides from entry to entry, so nothing is cut by the clock; windows that overlap and
/// both match are one episode. Conditions with an upper bound would match every quiet stretch, so
/// for them windows do not slide: one begins at the first entry, the next at the first entry after
/// it.
final class Windows {
  private final CorrelationRule rule;
  private final Timeline line;
  private final long span;

  /* Marks are small numbers, one after the other. */
  private long[] inWindow = new long[8];
  private int different;
  private final double[] numbers;
  private long events;
  private double sum;

  private Windows(CorrelationRule rule, GroupLog log) {
    this.rule = rule;
    this.line = log.timeline();
    this.numbers = rule.type().numeric() ? log.numbers() : new double[0];
    this.span = rule.timespan().toMillis();
  }

  /// The episodes of a group, whose timeline must be sorted.
  static List<Episode> episodes(CorrelationRule rule, GroupLog log) {
    Windows windows = new Windows(rule, log);
    return switch (rule.type()) {
      case TEMPORAL_ORDERED -> windows.ordered();
      case VALUE_PERCENTILE -> windows.rare();
      case EVENT_COUNT, VALUE_COUNT, VALUE_SUM, VALUE_AVG, TEMPORAL ->
          rule.growing() ? windows.sliding() : windows.tumbling();
    };
  }

  private List<Episode> sliding() {
    List<Episode> found = new ArrayList<>();
    List<Integer> moments = new ArrayList<>();
    int begin = -1;
    int end = -1;
    long most = 0;
    double measure = Double.NEGATIVE_INFINITY;
    int left = 0;
    for (int right = 0; right < line.size(); right++) {
      enter(right);
      while (line.time(right) - line.time(left) > span) {
        leave(left++);
      }
      double counted = counted(right);
      if (!rule.holds(counted)) {
        continue;
      }
      if (begin >= 0 && left > end) {
        found.add(new Episode(begin, end, most, measure, moments));
        moments.clear();
        begin = -1;
        most = 0;
        measure = Double.NEGATIVE_INFINITY;
      }
      begin = begin < 0 ? left : begin;
      end = right;
      most = Math.max(most, different);
      measure = Math.max(measure, counted);
      moments.add(right);
    }
    if (begin >= 0) {
      found.add(new Episode(begin, end, most, measure, moments));
    }
    return found;
  }

  /// Each event whose value has such a share of the events of the window that ends with it.
  private List<Episode> rare() {
    List<Episode> found = new ArrayList<>();
    int left = 0;
    for (int right = 0; right < line.size(); right++) {
      enter(right);
      while (line.time(right) - line.time(left) > span) {
        leave(left++);
      }
      double share = counted(right);
      if (rule.holds(share)) {
        found.add(new Episode(right, right, different, share, List.of(right)));
      }
    }
    return found;
  }

  private List<Episode> tumbling() {
    List<Episode> found = new ArrayList<>();
    int left = 0;
    for (int right = 0; right < line.size(); right++) {
      enter(right);
      boolean last = right + 1 == line.size() || line.time(right + 1) - line.time(left) > span;
      if (last) {
        double counted = counted(right);
        if (rule.holds(counted)) {
          found.add(new Episode(left, right, different, counted, List.of(right)));
        }
        while (left <= right) {
          leave(left++);
        }
      }
    }
    return found;
  }

  /// For every base rule, the latest begin of a chain of hits up to it; a chain that reaches the
  /// last rule in time is an episode with all that lies in its window, and everything begins
  /// anew.
  private List<Episode> ordered() {
    List<Episode> found = new ArrayList<>();
    int[] begins = new int[rule.bases().size()];
    Arrays.fill(begins, -1);
    int left = 0;
    for (int i = 0; i < line.size(); i++) {
      while (left < i && line.time(i) - line.time(left) > span) {
        left++;
      }
      int stage = line.mark(i);
      int begin = stage == 0 ? i : begins[stage - 1];
      if (begin < 0 || line.time(i) - line.time(begin) > span) {
        continue;
      }
      begins[stage] = begin;
      if (stage == begins.length - 1) {
        found.add(new Episode(left, i, begins.length, begins.length, List.of(i)));
        left = i + 1;
        Arrays.fill(begins, -1);
      }
    }
    return found;
  }

  /// What the condition is held against, in the window that ends with this entry.
  private double counted(int right) {
    return switch (rule.type()) {
      case EVENT_COUNT -> events;
      case VALUE_SUM -> sum;
      case VALUE_AVG -> sum / events;
      case VALUE_PERCENTILE -> 100.0 * inWindow[line.mark(right)] / events;
      case VALUE_COUNT, TEMPORAL, TEMPORAL_ORDERED -> different;
    };
  }

  private double number(int i) {
    return rule.type().numeric() ? numbers[line.mark(i)] * line.count(i) : 0;
  }

  private void enter(int i) {
    events += line.count(i);
    sum += number(i);
    int mark = line.mark(i);
    if (mark >= inWindow.length) {
      inWindow = Arrays.copyOf(inWindow, Math.max(mark + 1, 2 * inWindow.length));
    }
    different += inWindow[mark] == 0 ? 1 : 0;
    inWindow[mark] += line.count(i);
  }

  private void leave(int i) {
    events -= line.count(i);
    sum -= number(i);
    int mark = line.mark(i);
    inWindow[mark] -= line.count(i);
    different -= inWindow[mark] == 0 ? 1 : 0;
    sum = different == 0 ? 0 : sum;
  }
}
