package io.redoubt.correlate;

import java.util.Comparator;
import java.util.List;

/// Ties a rare alert to an attack in the middle of which it came, although the two share nothing:
/// the processor of another machine that is busy while passwords are tried. It must be rare enough
/// that falling there by chance is unlikely: occasions × length of the attack ÷ time that the input
/// covers is below a tenth.
final class Bystanders {
  /// How much longer than the attack at both ends, in milliseconds.
  private static final long MARGIN = Sessions.HOUR / 4;

  /// The longest that an attack may last to have a middle.
  private static final long LASTING = 6 * Sessions.HOUR;

  private static final long DAY = 24 * Sessions.HOUR;
  private static final double CHANCE = 0.1;

  private final List<Session> standing;
  private final List<List<Session>> attacks;
  private final long over;

  /// Among what stood out, beside what is an attack in all likelihood.
  ///
  /// @param over how much time the input covers, in milliseconds
  Bystanders(List<Session> standing, List<List<Session>> attacks, long over) {
    this.standing = standing;
    this.attacks = attacks;
    this.over = over;
  }

  /// Names the company of those that have none yet.
  void mark() {
    if (over <= DAY) {
      return;
    }
    for (Session one : standing) {
      if (one.company.isEmpty()) {
        attacks.stream()
            .filter(attack -> chance(one, attack) < CHANCE)
            .max(Comparator.comparingLong(Bystanders::kinds).thenComparingLong(a -> -first(a)))
            .ifPresent(attack -> one.company = attack.getFirst().company);
      }
    }
  }

  /* Where several attacks go on, it belongs to the one with the most kinds of alert. */
  private static long kinds(List<Session> attack) {
    return attack.stream().map(s -> s.key.meaning()).distinct().count();
  }

  /// How likely it is that it came there by chance; 1 when it did not.
  private double chance(Session one, List<Session> attack) {
    long from = first(attack) - MARGIN;
    long to = last(attack) + MARGIN;
    boolean within = one.first >= from && one.last <= to && to - from <= LASTING;
    return within ? (double) one.occasions * (to - from) / over : 1;
  }

  private static long first(List<Session> some) {
    return some.stream().mapToLong(s -> s.first).min().orElse(0);
  }

  private static long last(List<Session> some) {
    return some.stream().mapToLong(s -> s.last).max().orElse(0);
  }
}
