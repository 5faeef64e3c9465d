package io.redoubt.bench.benign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/// A day of the fleet, and what is drawn for it.
///
/// @param date in UTC
/// @param random draws everything
record Day(LocalDate date, RandomGenerator random) {
  /// Whether few people work.
  boolean weekend() {
    DayOfWeek day = date.getDayOfWeek();
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }

  /// This moment of the day, some seconds later.
  Instant at(int hour, int minute) {
    return date.atTime(hour, minute).toInstant(ZoneOffset.UTC).plusMillis(random.nextInt(55_000));
  }

  /// Any moment.
  Instant any() {
    return date.atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis(random.nextInt(86_400_000));
  }

  /// A moment in which people work: mornings and afternoons, hardly ever at noon or at night.
  Instant work() {
    double peak = random.nextBoolean() ? 9.5 : 14.5;
    double hour = Math.clamp(peak + random.nextGaussian() * 1.6, 6.5, 19.5);
    return date.atStartOfDay().toInstant(ZoneOffset.UTC).plusMillis((long) (hour * 3_600_000));
  }

  /// One of these.
  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /// One of these texts.
  String one(String... all) {
    return all[random.nextInt(all.length)];
  }

  /// A number of at least `from` and less than `to`.
  int number(int from, int to) {
    return random.nextInt(from, to);
  }

  /// True in so many of a thousand cases.
  boolean seldom(int perMille) {
    return random.nextInt(1000) < perMille;
  }
}
