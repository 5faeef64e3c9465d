package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Field;
import io.redoubt.event.Severity;
import io.redoubt.event.query.OwnAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds what stood out together: alerts that are not usual, of at least two kinds, on one
/// machine, address or account, each at most an hour from the next. The more of all that stood
/// out touches an entity, the less it says: a domain controller, a proxy or a scanner that is
/// in everything binds only what is minutes apart, or nothing.
///
/// What is routine in combination ([Routine]) is no company; what came in the middle of an attack
/// and is rare belongs to it ([Bystanders]).
final class Concurrence {
  /// How far apart two alerts about a specific entity may be, in milliseconds.
  static final long REACH = Sessions.HOUR;

  /// What lasts longer than this has no moment.
  private static final long LASTING = 6 * Sessions.HOUR;

  /// From so many on it counts how many of them touch an entity; up to an eighth it is specific.
  private static final int LARGE = 60;

  private static final double SPECIFIC = Math.log(8);

  private static final Field[] ENTITIES = {
    Ecs.HOST_NAME, Ecs.HOST_IP, Ecs.SOURCE_IP, Ecs.DESTINATION_IP, Ecs.USER_NAME
  };

  /// More values than this are a crowd, which ties to nothing.
  private static final int CROWD = 20;

  private final List<Session> standing;
  private final int[] home;
  private final long over;

  private Concurrence(List<Session> standing, long over) {
    this.standing = standing;
    this.over = over;
    this.home = new int[standing.size()];
    for (int i = 0; i < home.length; i++) {
      home[i] = i;
    }
  }

  /// Names the company of those that have any; the others keep none.
  static void mark(List<Session> sessions) {
    List<Session> standing =
        sessions.stream()
            .filter(Concurrence::standsOut)
            .sorted(Comparator.comparingLong((Session s) -> s.first).thenComparing(s -> s.key))
            .toList();
    if (standing.stream().anyMatch(s -> s.key.ofVendor())) {
      long first = sessions.stream().mapToLong(s -> s.first).min().orElse(0);
      long last = sessions.stream().mapToLong(s -> s.last).max().orElse(0);
      new Concurrence(standing, last - first).mark();
    }
  }

  private static boolean standsOut(Session session) {
    boolean matters = session.key.ofVendor() || session.level().atLeast(Severity.MEDIUM);
    return matters
        && session.expected.isEmpty()
        && !session.usual
        && session.dated()
        && session.last - session.first <= LASTING;
  }

  private void mark() {
    Map<String, List<Integer>> byEntity = new TreeMap<>();
    for (int i = 0; i < standing.size(); i++) {
      for (String entity : entities(standing.get(i))) {
        byEntity.computeIfAbsent(entity, e -> new ArrayList<>()).add(i);
      }
    }
    byEntity.values().forEach(this::tie);
    Map<Integer, List<Session>> parts = new TreeMap<>();
    for (int i = 0; i < home.length; i++) {
      parts.computeIfAbsent(root(i), r -> new ArrayList<>()).add(standing.get(i));
    }
    Routine routine = new Routine();
    parts.values().forEach(routine::learn);
    List<List<Session>> striking = new ArrayList<>();
    for (List<Session> part : parts.values()) {
      boolean kinds = part.stream().map(s -> s.key.meaning()).distinct().count() > 1;
      if (kinds && !routine.is(part)) {
        String company = part.getFirst().id();
        part.forEach(session -> session.company = company);
        if (Gravity.striking(part.stream().flatMap(s -> s.rules().stream()).toList())) {
          striking.add(part);
        }
      }
    }
    new Bystanders(standing, striking, over).mark();
  }

  private static Set<String> entities(Session session) {
    Set<String> names = new HashSet<>();
    for (Field field : ENTITIES) {
      List<String> values = session.named(field);
      if (values.size() <= CROWD) {
        values.forEach(value -> names.add(name(field, value)));
      }
    }
    names.remove("");
    return names;
  }

  private static String name(Field field, String value) {
    if (field.equals(Ecs.HOST_NAME)) {
      return "host " + Names.host(value);
    }
    if (field.equals(Ecs.USER_NAME)) {
      String user = Names.user(value);
      return Traits.personal(user) ? "account " + user : "";
    }
    return OwnAddress.is(value) ? "" : "address " + value;
  }

  private void tie(List<Integer> sharing) {
    long reach = (long) (REACH * specificity(sharing.size()));
    long end = Long.MIN_VALUE;
    int latest = -1;
    for (int i : sharing) {
      Session session = standing.get(i);
      if (latest >= 0 && session.first - end <= reach) {
        unite(i, latest);
      }
      if (session.last > end) {
        end = session.last;
        latest = i;
      }
    }
  }

  /// 1 for an entity of few, towards 0 for one that is in everything.
  private double specificity(int degree) {
    if (standing.size() < LARGE) {
      return 1;
    }
    return Math.min(1, Math.log((double) standing.size() / degree) / SPECIFIC);
  }

  private void unite(int one, int other) {
    int a = root(one);
    int b = root(other);
    home[Math.max(a, b)] = Math.min(a, b);
  }

  private int root(int of) {
    int at = of;
    while (home[at] != at) {
      home[at] = home[home[at]];
      at = home[at];
    }
    return at;
  }
}
