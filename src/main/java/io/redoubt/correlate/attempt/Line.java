package io.redoubt.correlate.attempt;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// What a line about a failed log-on at sshd says of the connection that it belongs to, in numbers:
/// equal texts have equal ones, and those of different texts are different but by a chance of one
/// in 10^19. Immutable.
public final class Line {
  /// Stands for a text that is not there.
  static final long NONE = 0;

  private static final long BEGUN = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final Voice voice;
  private final long connection;
  private final long port;
  private final long user;
  private final long millis;

  private Line(Voice voice, long connection, long port, long user, long millis) {
    this.voice = voice;
    this.connection = connection;
    this.port = port;
    this.user = user;
    this.millis = millis;
  }

  /// What the event says; null when it is not about a failed log-on at sshd, or names no connection
  /// by which it could be told from others.
  public static @Nullable Line of(Event event) {
    Voice voice = Voice.in(event) ? Voice.of(event).orElse(null) : null;
    if (voice == null) {
      return null;
    }
    long process = text(event, Ecs.PROCESS_PID, BEGUN);
    long port = text(event, Ecs.SOURCE_PORT, BEGUN);
    long address = text(event, Ecs.SOURCE_IP, BEGUN);
    long own = process == NONE ? port : process;
    if (address == NONE || own == NONE) {
      return null;
    }
    long host = text(event, Ecs.HOST_NAME, BEGUN);
    long kind = process == NONE ? 1 : 2;
    long connection = mixed(mixed(mixed(host) + own * kind) + address);
    return new Line(
        voice, connection, port, text(event, Ecs.USER_NAME, BEGUN), event.time().millis());
  }

  private static long text(Event event, Field field, long begun) {
    int cell = event.find(field);
    if (cell < 0) {
      return NONE;
    }
    if (event.escaped(cell)) {
      byte[] utf8 = event.text(cell).getBytes(StandardCharsets.UTF_8);
      return hash(utf8, 0, utf8.length, begun);
    }
    return hash(event.spanBuffer(cell), event.spanStart(cell), event.spanLength(cell), begun);
  }

  private static long hash(byte[] buffer, int from, int length, long begun) {
    if (length == 0) {
      return NONE;
    }
    long hash = begun;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ buffer[i]) * PRIME;
    }
    long mixed = mixed(hash);
    return mixed == NONE ? 1 : mixed;
  }

  /* The mixer of MurmurHash3. */
  private static long mixed(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  /// Who speaks.
  Voice voice() {
    return voice;
  }

  /// Host, process (or port) and address.
  long connection() {
    return connection;
  }

  /// The client's port, or [#NONE].
  long port() {
    return port;
  }

  /// The account, or [#NONE].
  long user() {
    return user;
  }

  /// When, in milliseconds.
  long millis() {
    return millis;
  }
}
