package io.redoubt.correlate.attempt;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.HashMap;
import java.util.Map;

/// What one connection has told so far, for each thing that counts attempts. Not thread-safe.
final class Connection {
  /// Things that count; what comes later in one connection is counted line by line.
  private static final int COUNTED = 256;

  /* sshd gives up on a client after two minutes; lines further apart are of two connections. */
  private static final long REACH = 10L * 60 * 1000;

  private String port;
  private String user;
  private long last;
  private final Map<Long, int[]> told;

  private Connection(String port, String user, long last, Map<Long, int[]> told) {
    this.port = port;
    this.user = user;
    this.last = last;
    this.told = told;
  }

  static Connection of(Event event) {
    return new Connection(port(event), user(event), event.time().millis(), new HashMap<>());
  }

  /// Takes note of an event that [#holds]: it may know the port or the user.
  void goesOn(Event event) {
    port = port.isEmpty() ? port(event) : port;
    user = user.isEmpty() ? user(event) : user;
    last = Math.max(last, event.time().millis());
  }

  /// Whether nothing in the event speaks against it.
  boolean holds(Event event) {
    return agree(port, port(event))
        && agree(user, user(event))
        && Math.abs(event.time().millis() - last) <= REACH;
  }

  private static boolean agree(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  private static String port(Event event) {
    return event.text(Ecs.SOURCE_PORT, "");
  }

  private static String user(Event event) {
    return event.text(Ecs.USER_NAME, "");
  }

  /// Counts one more line of this voice; whether another voice has told of the attempt before.
  boolean again(Voice voice, long what) {
    if (told.size() >= COUNTED && !told.containsKey(what)) {
      return false;
    }
    int[] counts = told.computeIfAbsent(what, _ -> new int[Voice.values().length]);
    int before = 0;
    for (int count : counts) {
      before = Math.max(before, count);
    }
    return ++counts[voice.ordinal()] <= before;
  }

  void write(StateOut out) {
    out.text(port).text(user).number(last);
    out.each(
        told.entrySet(),
        one -> {
          out.number(one.getKey());
          for (int count : one.getValue()) {
            out.number(count);
          }
        });
  }

  static Connection read(StateIn in) {
    String port = in.text();
    String user = in.text();
    long last = in.number();
    Map<Long, int[]> told = new HashMap<>();
    int size = in.count();
    for (int i = 0; i < size; i++) {
      long what = in.number();
      int[] counts = new int[Voice.values().length];
      for (int k = 0; k < counts.length; k++) {
        counts[k] = in.small();
      }
      told.put(what, counts);
    }
    return new Connection(port, user, last, told);
  }
}
