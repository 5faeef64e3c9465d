package io.redoubt.correlate.attempt;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Tells whether a line about a failed log-on is about an attempt that another line has told of
/// already.
///
/// sshd writes `Invalid user bob from …`, PAM `authentication failure; … rhost=…` and sshd again
/// `Failed password for invalid user bob from …` about one wrong password. Lines of the same
/// process, host and address belong to one connection, as long as port, user and time do not speak
/// against it. Its attempts are as many as its most talkative [Voice] tells of: lines of the others
/// say them again. In whatever order the lines come, the number is the same.
///
/// Bounded: the [#CONNECTIONS] last used are remembered. Lines without a process and a port are
/// told apart from none. Not thread-safe.
public final class Attempts {
  /// Connections remembered.
  static final int CONNECTIONS = 8192;

  private final LinkedHashMap<String, Connection> connections =
      new LinkedHashMap<>(64, 0.75f, true);
  private @Nullable Event asked;
  private @Nullable Voice voice;
  private @Nullable Connection connection;

  /// Whether the event may be one of several about the same attempt; cheap.
  public static boolean concern(Event event) {
    return Voice.in(event);
  }

  /// Counts the event for something that counts attempts. The same event is best asked about in one
  /// go: its connection is looked up once.
  ///
  /// @param what hash of what counts: a correlation and its group, or a user
  /// @return true when it has counted this attempt already
  public boolean again(Event event, long what) {
    if (event != asked) {
      asked = event;
      voice = Voice.of(event).orElse(null);
      connection = voice == null ? null : connection(event);
    }
    return voice != null && connection != null && connection.again(voice, what);
  }

  private @Nullable Connection connection(Event event) {
    String process = event.text(Ecs.PROCESS_PID, "");
    String own = process.isEmpty() ? event.text(Ecs.SOURCE_PORT, "") : process;
    String address = event.text(Ecs.SOURCE_IP, "");
    if (address.isEmpty() || own.isEmpty()) {
      return null;
    }
    String kind = process.isEmpty() ? "\0port " : "\0";
    String key = event.text(Ecs.HOST_NAME, "") + kind + own + '\0' + address;
    Connection known = connections.get(key);
    if (known != null && known.holds(event)) {
      known.goesOn(event);
      return known;
    }
    Connection begun = Connection.of(event);
    connections.put(key, begun);
    if (connections.size() > CONNECTIONS) {
      connections.remove(connections.firstEntry().getKey());
    }
    return begun;
  }

  /// Writes what is remembered.
  public void write(StateOut out) {
    out.each(
        connections.entrySet(),
        one -> {
          out.text(one.getKey());
          one.getValue().write(out);
        });
  }

  /// Takes in what was written.
  public void read(StateIn in) {
    int size = in.count();
    for (int i = 0; i < size; i++) {
      connections.put(in.text(), Connection.read(in));
    }
  }

  /// How many connections are remembered.
  int remembered() {
    return connections.size();
  }
}
