package io.redoubt.store.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What was found damaged, each place once. It stays where it is until its segment is removed, and
/// is never served. Thread-safe.
final class Damage {
  private static final int MOST_NAMED = 1000;

  /* Where → what. */
  private final Map<String, String> places = new ConcurrentHashMap<>();
  private final Map<String, Long> lost = new ConcurrentHashMap<>();

  /// The body of a frame is not what was written.
  void frame(SegmentName segment, FrameScan.Found frame) {
    note(segment, frame.at(), frame.header().records() + " records damaged");
    lost.put(segment.path() + ':' + frame.at(), (long) frame.header().records());
  }

  /// Before this frame, records are missing from this number on: the header of theirs is damaged.
  void missing(SegmentName segment, FrameScan.Found frame, long from) {
    if (from >= 0 && frame.header().first() > from) {
      long count = frame.header().first() - from;
      note(segment, frame.at(), count + " records before it damaged");
      lost.put(segment.path() + '<' + frame.at(), count);
    }
  }

  /// Records from this number to below that one were committed and are not there.
  void lost(long from, long below) {
    places.put("end of the log", (below - from) + " records lost, from number " + from + " on");
    lost.put("end", below - from);
  }

  /// So many bytes of a segment are no frames.
  void passedOver(SegmentName segment, long bytes) {
    if (bytes > 0) {
      note(segment, -1, bytes + " bytes unreadable");
    }
  }

  /// A segment ends in a part of a frame, as an interrupted write leaves it.
  void torn(SegmentName segment, long at, long bytes) {
    note(segment, at, bytes + " bytes of an interrupted write");
  }

  /// A segment whose header cannot be read.
  void unreadable(String path, String why) {
    places.put(path, why);
  }

  private void note(SegmentName segment, long at, String what) {
    if (places.size() < MOST_NAMED) {
      places.put(segment.path() + (at < 0 ? "" : ":" + at), what);
    }
  }

  /// Records that are damaged, as far as it is known how many.
  long records() {
    return lost.values().stream().mapToLong(Long::longValue).sum();
  }

  /// A line for each place.
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    places.forEach((where, what) -> lines.add(where + ": " + what));
    lines.sort(null);
    return lines;
  }
}
