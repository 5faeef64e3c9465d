package io.redoubt.correlate;

import io.redoubt.event.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Tells as one what another product raised on many machines or many occasions, where none of it is
/// above low and nothing else stood out beside it: a list of small things is not read.
final class Folding {
  private Folding() {}

  static List<Session> folded(List<Session> sessions) {
    List<Session> result = new ArrayList<>();
    Map<String, List<Session>> small = new TreeMap<>();
    for (Session session : sessions) {
      boolean alone = session.usual || session.company.isEmpty();
      if (session.key.ofVendor() && alone && !session.level().atLeast(Severity.MEDIUM)) {
        String meaning = session.key.meaning();
        small.computeIfAbsent(meaning, m -> new ArrayList<>()).add(session);
      } else {
        result.add(session);
      }
    }
    small.values().forEach(same -> fold(same, result));
    return result;
  }

  private static void fold(List<Session> same, List<Session> result) {
    if (same.size() <= Family.MINOR) {
      result.addAll(same);
      return;
    }
    GroupKey first = same.getFirst().key;
    Session whole = new Session(new GroupKey(first.meaning(), "", "", first.scene()));
    same.forEach(whole::merge);
    whole.usual = same.stream().anyMatch(s -> s.usual);
    result.add(whole);
  }
}
