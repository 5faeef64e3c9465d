package io.redoubt.parse.syslog;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.grammar.Grammar;
import io.redoubt.parse.grammar.Grammars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program said: read by its grammar, else by a structured format that travels in syslog
/// (CEF, JSON …), else as free text. Immutable and thread-safe.
public final class ProgramMessage {
  private static final Field REPEATED = Field.of("redoubt.native.syslog.repeated");

  private static final boolean[] MARKS = marks();

  private static final byte[] PAM = {'p', 'a', 'm'};

  private final Grammars grammars;
  private final Parser[][] embedded = new Parser[256][];
  private final Parser text;

  /// Asks these grammars, then these formats in this order.
  ///
  /// @param text takes what nobody took, and says so by rejecting with the event filled
  public ProgramMessage(Grammars grammars, List<Parser> embedded, Parser text) {
    this.grammars = grammars;
    for (int first = 0; first < this.embedded.length; first++) {
      byte b = (byte) first;
      this.embedded[first] =
          embedded.stream()
              .filter(parser -> !(parser instanceof Leading l) || l.leads(b))
              .toArray(Parser[]::new);
    }
    this.text = text;
  }

  /// The grammar of the program named by `buffer[from, to)`: by the whole name, else by what stands
  /// before the first slash, else behind the last (`postfix/smtpd`, `/usr/sbin/cron`).
  @Nullable Grammar grammar(byte[] buffer, int from, int to) {
    Grammar found = grammars.find(buffer, from, to);
    int slash = found == null ? Bytes.indexOf(buffer, from, to, (byte) '/') : -1;
    if (slash < 0) {
      return found;
    }
    found = grammars.find(buffer, from, slash);
    return found != null
        ? found
        : grammars.find(buffer, Bytes.lastIndexOf(buffer, from, to, (byte) '/') + 1, to);
  }

  /// Adds what the message says.
  ///
  /// @param known the grammar of the program, if it has one
  /// @param syslog what the record is called when the message does not tell
  /// @return whether a format inside the message took it
  boolean read(
      @Nullable Grammar known, Format syslog, byte[] buffer, int from, int to, EventBuilder out) {
    Grammar grammar = known != null ? known : modules(buffer, from, to);
    out.format(grammar == null ? syslog : grammar.format());
    int inner =
        isPlain(buffer, from, to) ? from : repeated(buffer, solaris(buffer, from, to), to, out);
    int innerTo = inner > from && buffer[to - 1] == ']' ? to - 1 : to;
    if (grammar != null && grammar.match(buffer, inner, innerTo, out)) {
      out.add(Ecs.MESSAGE, buffer, from, to);
      return false;
    }
    if (from < to) {
      if (embedded(buffer, from, to, out)) {
        return true;
      }
      Format format = out.format();
      text.parse(buffer, from, to, out);
      out.format(format);
    }
    return false;
  }

  /// Whether the message begins with none of what daemons put before those of others: a look at its
  /// first byte tells nearly always.
  static boolean isPlain(byte[] buffer, int from, int to) {
    return from >= to || !MARKS[buffer[from] & 0xff];
  }

  private static boolean[] marks() {
    boolean[] marks = new boolean[256];
    for (char first : "[lmtn".toCharArray()) { // `[ID`, `last`, `message`, `type=`, `node=`
      marks[first] = true;
    }
    return marks;
  }

  /// The grammar of the PAM modules, where one of them speaks for a program without grammar.
  private @Nullable Grammar modules(byte[] buffer, int from, int to) {
    boolean pam =
        Bytes.startsWith(buffer, from, to, "pam_") || Bytes.startsWith(buffer, from, to, "(pam_");
    return pam ? grammars.find(PAM, 0, PAM.length) : null;
  }

  /// Skips `[ID 800047 auth.info] `, which Solaris puts before every message.
  private static int solaris(byte[] buffer, int from, int to) {
    if (!Bytes.startsWith(buffer, from, to, "[ID ")) {
      return from;
    }
    int close = Bytes.indexOf(buffer, from, to, "] ");
    return close < 0 ? from : close + 2;
  }

  /// Whether this is what a syslog daemon writes of itself without naming a program: that the last
  /// message came again, or that it is alive.
  static boolean ofCollector(byte[] buffer, int from, int to) {
    return Bytes.startsWith(buffer, from, to, "last message repeated ")
        || Bytes.startsWith(buffer, from, to, "message repeated ")
        || Bytes.startsWith(buffer, from, to, "-- MARK --");
  }

  /// Steps into `message repeated 3 times: [ …]` and notes the number.
  private static int repeated(byte[] buffer, int from, int to, EventBuilder out) {
    boolean last = Bytes.startsWith(buffer, from, to, "last message repeated ");
    if (!last && !Bytes.startsWith(buffer, from, to, "message repeated ")) {
      return from;
    }
    int number = from + (last ? 22 : 17);
    int end = Bytes.find(buffer, number, to, ' ');
    if (Bytes.digits(buffer, number, end) < 0) {
      return from;
    }
    out.addNumber(REPEATED, buffer, number, end);
    int open = Bytes.indexOf(buffer, end, to, ": [");
    return open < 0 ? from : open + 3;
  }

  private boolean embedded(byte[] buffer, int from, int to, EventBuilder out) {
    int mark = out.size();
    Format known = out.format();
    for (Parser parser : embedded[buffer[from] & 0xff]) {
      if (!(parser.parse(buffer, from, to, out) instanceof ParseOutcome.Rejected)) {
        return true;
      }
      out.truncate(mark);
      out.format(known);
    }
    return false;
  }
}
