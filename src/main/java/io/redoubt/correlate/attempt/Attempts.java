package io.redoubt.correlate.attempt;

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

  private final LinkedHashMap<Long, Connection> connections = new LinkedHashMap<>(64, 0.75f, true);
  private @Nullable Line asked;
  private @Nullable Connection connection;
  private @Nullable Connection spare;

  /// Counts the line for something that counts attempts. The same line is best asked about in one
  /// go: its connection is looked up once.
  ///
  /// @param what hash of what counts: a correlation and its group, or a user
  /// @return true when it has counted this attempt already
  @SuppressWarnings("ReferenceEquality") // asks for the very line
  public boolean again(Line line, long what) {
    Connection of = connection;
    if (line != asked || of == null) {
      asked = line;
      of = connection(line);
      connection = of;
    }
    return of.again(line.voice(), what);
  }

  private Connection connection(Line line) {
    Connection known = connections.get(line.connection());
    if (known != null && known.holds(line)) {
      known.goesOn(line);
      return known;
    }
    Connection begun = spare == null ? Connection.of(line) : spare.become(line);
    spare = connections.put(line.connection(), begun);
    if (connections.size() > CONNECTIONS) {
      spare = connections.pollFirstEntry().getValue();
    }
    return begun;
  }

  /// Writes what is remembered.
  public void write(StateOut out) {
    out.each(connections.values(), connection -> connection.write(out));
  }

  /// Takes in what was written.
  public void read(StateIn in) {
    int size = in.count();
    for (int i = 0; i < size; i++) {
      Connection known = Connection.read(in);
      connections.put(known.key(), known);
    }
  }

  /// How many connections are remembered.
  int remembered() {
    return connections.size();
  }
}
