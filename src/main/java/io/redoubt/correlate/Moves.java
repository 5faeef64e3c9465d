package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.query.OwnAddress;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The ways on which accounts went from one machine of the own network to another, and by which
/// names addresses are known: what it takes to see that somebody moves on from where an alert was.
///
/// Learnt from log-ons alone: the address and the workstation that they come from (Windows 4624
/// and 4625, sshd and its like), the server that explicit credentials are for (4648), the
/// addresses that a shipper gives its host, and machine accounts, whose name is that of their
/// machine.
///
/// Bounded: the [#MOST] ways and addresses with the smallest hashes are kept, the same in whatever
/// order the events come. Not thread-safe.
public final class Moves {
  /// Ways, and addresses with names, that are kept.
  static final int MOST = 20_000;

  /// An address of more machines than this is that of none of them (a container's, a proxy's).
  private static final int NAMES = 4;

  private static final Field HOST_IP = Field.of("host.ip");
  private static final Field STATION = Field.of("source.domain");
  private static final Field SERVER = Field.of("destination.domain");
  private static final Field LOGON = Field.of("winlog.logon.type");
  private static final Field EFFECTIVE = Field.of("user.effective.name");
  private static final String EXPLICIT = "logged-in-explicit";
  private static final Set<String> NOBODY =
      Set.of("", "-", "anonymous logon", "local service", "network service");

  private final TreeMap<Long, Move> ways = new TreeMap<>();
  private final TreeMap<Long, Named> named = new TreeMap<>();

  private record Named(String address, TreeSet<String> names, long touched) {}

  /// Looks at a log-on, successful or not.
  void observe(Event event, boolean success, long arrived) {
    String from = source(event);
    boolean explicit = !success && explicit(event);
    boolean own = event.has(HOST_IP);
    if (!(explicit || own || elsewhere(from)) || !event.time().status().dated()) {
      return;
    }
    String host = machine(event.text(Ecs.HOST_NAME, ""));
    if (host.isEmpty()) {
      return;
    }
    for (String ip : own ? event.texts(HOST_IP) : List.<String>of()) {
      name(ip, host, arrived);
    }
    if (explicit) {
      explicit(event, host, arrived);
    } else if (elsewhere(from)) {
      name(from, machine(event.text(STATION, "")), arrived);
      if (success) {
        from(from, host, event, arrived);
      }
    }
  }

  private static boolean explicit(Event event) {
    int cell = event.find(Ecs.EVENT_ACTION);
    return cell >= 0
        && event.spanLength(cell) >= EXPLICIT.length()
        && event.text(cell).equals(EXPLICIT);
  }

  /* Most log-ons come from the outside, which is told by the first bytes. */
  private static String source(Event event) {
    int cell = event.find(Ecs.SOURCE_IP);
    if (cell < 0) {
      return "";
    }
    boolean inside =
        event.escaped(cell)
            || Names.maybeInternal(
                event.spanBuffer(cell), event.spanStart(cell), event.spanLength(cell));
    return inside ? event.text(cell) : "";
  }

  private void from(String address, String host, Event event, long arrived) {
    String user = event.text(Ecs.USER_NAME, "");
    if (user.endsWith("$")) {
      name(address, machine(user.substring(0, user.length() - 1)), arrived);
    } else if (!NOBODY.contains(Names.user(user))) {
      add(new Move(address, host, user, how(event), event.time().millis(), arrived));
    }
  }

  private void explicit(Event event, String host, long arrived) {
    String server = machine(event.text(SERVER, ""));
    String user = event.text(EFFECTIVE, "");
    boolean moves = !server.isEmpty() && !server.equals(host) && !user.endsWith("$");
    if (moves && !NOBODY.contains(Names.user(user))) {
      String how = "explicit credentials";
      add(new Move(host, server, user, how, event.time().millis(), arrived));
    }
  }

  private static String how(Event event) {
    return switch (event.text(LOGON, "")) {
      case "Network", "NetworkCleartext" -> "network log-on";
      case "RemoteInteractive" -> "remote desktop";
      default -> event.format().toString().endsWith("sshd") ? "SSH" : "log-on";
    };
  }

  private static boolean elsewhere(String ip) {
    return !ip.isEmpty() && Names.internal(ip) && !OwnAddress.is(ip);
  }

  private static String machine(String name) {
    String plain = name.startsWith("\\\\") ? name.substring(2) : name;
    String label = Names.host(plain);
    return label.equals("-") || label.equals("localhost") ? "" : label;
  }

  private void add(Move move) {
    ways.merge(move.hash(), move, Move::and);
    if (ways.size() > MOST) {
      ways.pollLastEntry();
    }
  }

  private void name(String address, String name, long arrived) {
    if (!name.isEmpty() && elsewhere(address) && !Names.internal(name)) {
      add(new Named(address, new TreeSet<>(List.of(name)), arrived));
    }
  }

  private void add(Named more) {
    named.merge(
        Hashes.of(more.address()),
        more,
        (known, other) -> {
          if (known.names().size() <= NAMES) {
            known.names().addAll(other.names());
          }
          long touched = Math.max(known.touched(), other.touched());
          return new Named(known.address(), known.names(), touched);
        });
    if (named.size() > MOST) {
      named.pollLastEntry();
    }
  }

  /// Takes in what another has seen, who does not go on.
  void merge(Moves other) {
    other.ways.values().forEach(this::add);
    other.named.values().forEach(this::add);
  }

  /// Forgets what was not heard of since this moment of arrival.
  void forgetBefore(long millis) {
    ways.values().removeIf(way -> way.touched() < millis);
    named.values().removeIf(names -> names.touched() < millis);
  }

  /// The ways, in no order that means something.
  Collection<Move> ways() {
    return ways.values();
  }

  /// The names of each address that is that of one machine.
  Map<String, Set<String>> names() {
    Map<String, Set<String>> all = new HashMap<>();
    for (Named one : named.values()) {
      if (one.names().size() <= NAMES) {
        all.put(one.address(), one.names());
      }
    }
    return all;
  }

  void write(StateOut out) {
    out.each(ways.values(), way -> way.write(out));
    out.each(
        named.values(),
        one -> {
          out.text(one.address()).number(one.touched());
          out.each(one.names(), out::text);
        });
  }

  void read(StateIn in) {
    in.each(() -> Move.read(in)).forEach(this::add);
    int size = in.count();
    for (int i = 0; i < size; i++) {
      String address = in.text();
      long touched = in.number();
      add(new Named(address, new TreeSet<>(in.each(in::text)), touched));
    }
  }
}
