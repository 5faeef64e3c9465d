package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<Integer, Integer> inWindow = new HashMap<>();
  private long events;

  private Windows(CorrelationRule rule, Timeline line) {
    this.rule = rule;
    this.line = line;
    this.span = rule.timespan().toMillis();
  }

  /// The episodes of the timeline, which must be sorted.
  static List<Episode> episodes(CorrelationRule rule, Timeline line) {
    Windows windows = new Windows(rule, line);
    if (rule.type() == CorrelationRule.Type.TEMPORAL_ORDERED) {
      return windows.ordered();
    }
    return rule.growing() ? windows.sliding() : windows.tumbling();
  }

  private List<Episode> sliding() {
    List<Episode> found = new ArrayList<>();
    List<Integer> moments = new ArrayList<>();
    int begin = -1;
    int end = -1;
    long most = 0;
    int left = 0;
    for (int right = 0; right < line.size(); right++) {
      enter(right);
      while (line.time(right) - line.time(left) > span) {
        leave(left++);
      }
      if (!rule.holds(counted())) {
        continue;
      }
      if (begin >= 0 && left > end) {
        found.add(new Episode(begin, end, most, moments));
        moments.clear();
        begin = -1;
        most = 0;
      }
      begin = begin < 0 ? left : begin;
      end = right;
      most = Math.max(most, inWindow.size());
      moments.add(right);
    }
    if (begin >= 0) {
      found.add(new Episode(begin, end, most, moments));
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
        if (rule.holds(counted())) {
          found.add(new Episode(left, right, inWindow.size(), List.of(right)));
        }
        inWindow.clear();
        events = 0;
        left = right + 1;
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
        found.add(new Episode(left, i, begins.length, List.of(i)));
        left = i + 1;
        Arrays.fill(begins, -1);
      }
    }
    return found;
  }

  private long counted() {
    return rule.type() == CorrelationRule.Type.EVENT_COUNT ? events : inWindow.size();
  }

  private void enter(int i) {
    events += line.count(i);
    inWindow.merge(line.mark(i), 1, Integer::sum);
  }

  private void leave(int i) {
    events -= line.count(i);
    inWindow.computeIfPresent(line.mark(i), (_, n) -> n == 1 ? null : n - 1);
  }
}
