package io.redoubt.correlate;

import io.redoubt.event.finding.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Says why an alert of a product belongs to those that stood out beside it.
final class Neighbour {
  private Neighbour() {}

  /// A sentence that names the nearest of these alerts, which come in time order, and what both
  /// share.
  static String why(List<Traits> members, int at) {
    Traits mine = members.get(at);
    Traits nearest = null;
    Duration least = Duration.ofDays(365);
    for (Traits other : members) {
      if (!other.equals(mine) && mine.company(other) && common(mine, other).isPresent()) {
        Duration apart = apart(mine.alert(), other.alert());
        if (nearest == null || apart.compareTo(least) < 0) {
          nearest = other;
          least = apart;
        }
      }
    }
    if (nearest == null) {
      return "It came in the middle of the rest, and is rare: on %s in the whole input."
          .formatted(occasions(mine.habit().occasions()));
    }
    return "It stood out on the same %s as \"%s\", %s; such an alert came there on %s."
        .formatted(
            common(mine, nearest).orElse("entity"),
            nearest.alert().title(),
            least.isZero() ? "at the same time" : words(least) + " apart",
            occasions(mine.habit().occasions()));
  }

  private static String occasions(int occasions) {
    return occasions == 1 ? "this occasion only" : occasions + " occasions";
  }

  private static Optional<String> common(Traits one, Traits other) {
    TreeSet<String> shared = new TreeSet<>(one.ties().keySet());
    shared.retainAll(other.ties().keySet());
    Optional<String> host = shared.stream().filter(s -> s.startsWith("host ")).findFirst();
    return host.or(() -> shared.stream().findFirst());
  }

  private static Duration apart(Alert one, Alert other) {
    Duration before = between(one.lastSeen(), other.firstSeen());
    return before.isZero() ? between(other.lastSeen(), one.firstSeen()) : before;
  }

  private static Duration between(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null || !from.isBefore(to)
        ? Duration.ZERO
        : Duration.between(from, to);
  }

  private static String words(Duration time) {
    long minutes = time.toMinutes();
    return minutes == 0 ? time.toSeconds() + " s" : minutes + " min";
  }
}
