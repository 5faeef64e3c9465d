package io.redoubt.correlate;

import java.util.ArrayList;
import java.util.List;

/// Learns from the occasions on which another product raised one kind of alert about one entity
/// whether that is what always happens there. More than [#HABIT] occasions over more than a day are
/// a habit, and so is what goes on for more than six hours and for a quarter of all its time.
/// What is usual is told once; an occasion that is far larger than the others is told by itself.
final class Recurrence {
  /// From more occasions than this on, an alert is part of what is normal.
  static final int HABIT = 8;

  private static final long DAY = 24 * Sessions.HOUR;
  private static final long LASTING = 6 * Sessions.HOUR;

  /// How many times as many findings as the middle occasion a burst has, and how many at least.
  private static final int FAR_MORE = 10;

  private static final int BURST = 30;

  /// So many occasions may be about as large as a burst, itself included.
  private static final int ALIKE = 2;

  private Recurrence() {}

  /// What is told of these occasions, which are dated and in time order.
  static List<Session> told(List<Session> occasions) {
    occasions.forEach(session -> session.occasions = occasions.size());
    if (occasions.isEmpty() || !habit(occasions)) {
      return new ArrayList<>(occasions);
    }
    long middle = middle(occasions);
    List<Session> bursts = new ArrayList<>();
    List<Session> usual = new ArrayList<>();
    occasions.forEach(s -> (burst(s, middle, occasions) ? bursts : usual).add(s));
    if (!usual.isEmpty()) {
      Session whole = usual.getFirst();
      usual.subList(1, usual.size()).forEach(whole::merge);
      whole.usual = true;
      bursts.add(whole);
    }
    return bursts;
  }

  private static boolean habit(List<Session> occasions) {
    long over = occasions.getLast().last - occasions.getFirst().first;
    long active = occasions.stream().mapToLong(s -> s.last - s.first).sum();
    return over > DAY && (occasions.size() > HABIT || (active > LASTING && active * 4 > over));
  }

  private static boolean burst(Session session, long middle, List<Session> occasions) {
    return session.findings >= Math.max(BURST, FAR_MORE * middle)
        && occasions.stream().filter(s -> s.findings * 2 >= session.findings).count() <= ALIKE;
  }

  private static long middle(List<Session> occasions) {
    return occasions.stream()
        .mapToLong(s -> s.findings)
        .sorted()
        .skip(occasions.size() / 2)
        .findFirst()
        .orElse(0);
  }
}
