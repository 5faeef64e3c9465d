package io.redoubt.correlate.attempt;

import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Arrays;

/// What one connection has told so far, for each thing that counts attempts. Not thread-safe.
final class Connection {
  /// Things that count; what comes later in one connection is counted line by line.
  private static final int COUNTED = 256;

  /* sshd gives up on a client after two minutes; lines further apart are of two connections. */
  private static final long REACH = 10L * 60 * 1000;

  /* For every thing that counts, and every voice, how many attempts fewer it has told of than the
   * most talkative one: twelve bits each, five voices in a number. Beyond 4,095 it is as if it had
   * told of some.
   */
  private static final int BITS = 12;
  private static final long MOST = (1L << BITS) - 1;

  /* Room for what counts that is worth keeping for the next connection. */
  private static final int USUAL = 32;

  private long begun;
  private long port;
  private long user;
  private long last;

  /* Open addressing, at most three quarters full: what counts, then its numbers; 0 is nobody. */
  private long[] told = new long[16];
  private int size;

  private Connection(long begun, long port, long user, long last) {
    this.begun = begun;
    this.port = port;
    this.user = user;
    this.last = last;
  }

  static Connection of(Line line) {
    return new Connection(line.connection(), line.port(), line.user(), line.millis());
  }

  /// Becomes the connection of this line, which nothing has counted yet: one that is forgotten
  /// leaves its room to the next.
  Connection become(Line line) {
    begun = line.connection();
    port = line.port();
    user = line.user();
    last = line.millis();
    size = 0;
    if (told.length > USUAL) {
      told = new long[16];
    } else {
      Arrays.fill(told, 0);
    }
    return this;
  }

  /// What it is known by.
  long key() {
    return begun;
  }

  /// Takes note of a line that [#holds]: it may know the port or the user.
  void goesOn(Line line) {
    port = port == Line.NONE ? line.port() : port;
    user = user == Line.NONE ? line.user() : user;
    last = Math.max(last, line.millis());
  }

  /// Whether nothing in the line speaks against it.
  boolean holds(Line line) {
    return agree(port, line.port())
        && agree(user, line.user())
        && Math.abs(line.millis() - last) <= REACH;
  }

  private static boolean agree(long one, long other) {
    return one == Line.NONE || other == Line.NONE || one == other;
  }

  /// Counts one more line of this voice; whether another voice has told of the attempt before.
  boolean again(Voice voice, long what) {
    long key = what == 0 ? 1 : what;
    if (size >= COUNTED && told[place(key, told)] == 0) {
      return false;
    }
    int place = place(key);
    int shift = voice.ordinal() * BITS;
    long behind = told[place + 1];
    if (((behind >>> shift) & MOST) > 0) {
      told[place + 1] = behind - (1L << shift);
      return true;
    }
    long others = behind;
    for (int s = 0; s < Voice.COUNT * BITS; s += BITS) {
      others += s == shift || ((behind >>> s) & MOST) == MOST ? 0 : 1L << s;
    }
    told[place + 1] = others;
    return false;
  }

  private int room(long key) {
    if ((size + 1) * 8 > told.length * 3) {
      long[] before = told;
      told = new long[before.length * 2];
      for (int i = 0; i < before.length; i += 2) {
        if (before[i] != 0) {
          int place = place(before[i], told);
          told[place] = before[i];
          told[place + 1] = before[i + 1];
        }
      }
    }
    int place = place(key, told);
    told[place] = key;
    size++;
    return place;
  }

  private static int place(long key, long[] table) {
    int mask = table.length - 1;
    int place = ((int) ((key * 0x9E3779B97F4A7C15L) >>> 40) << 1) & mask;
    while (table[place] != 0 && table[place] != key) {
      place = (place + 2) & mask;
    }
    return place;
  }

  void write(StateOut out) {
    out.number(begun).number(port).number(user).number(last).number(size);
    for (int i = 0; i < told.length; i += 2) {
      if (told[i] != 0) {
        out.number(told[i]).number(told[i + 1]);
      }
    }
  }

  static Connection read(StateIn in) {
    Connection read = new Connection(in.number(), in.number(), in.number(), in.number());
    int count = in.count();
    for (int i = 0; i < count; i++) {
      long key = in.number();
      int place = read.place(key == 0 ? 1 : key);
      read.told[place + 1] = in.number();
    }
    return read;
  }

  /* Of what may be there already. */
  private int place(long key) {
    int place = place(key, told);
    return told[place] == 0 ? room(key) : place;
  }
}
