package io.redoubt.parse.syslog;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;

/// vsftpd's own log file, whose messages are those it sends to syslog:
///
/// ```
/// Fri Nov 20 10:11:12 2026 [pid 2] [anna] OK LOGIN: Client "192.0.2.1"
/// ```
///
/// Immutable and thread-safe.
public final class VsftpdParser implements Parser {
  private static final Format FORMAT = new Format("syslog.ftp");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no vsftpd line");
  private static final int TIME = 24;
  private static final byte[] PROGRAM = {'v', 's', 'f', 't', 'p', 'd'};

  private final ProgramMessage messages;

  /// Reads messages with these.
  public VsftpdParser(ProgramMessage messages) {
    this.messages = messages;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < TIME + 10 || !Bytes.startsWith(buffer, from + TIME, to, " [pid ")) {
      return NOT;
    }
    int close = Bytes.indexOf(buffer, from + TIME, to, "] ");
    boolean clock = buffer[from + 13] == ':' && buffer[from + 16] == ':';
    if (close < 0 || !clock) {
      return NOT;
    }
    out.time(TimeShape.ASCTIME, buffer, from, from + TIME);
    out.addNumber(Ecs.PROCESS_PID, buffer, from + TIME + 6, close);
    out.add(Ecs.PROCESS_NAME, "vsftpd");
    messages.read(messages.grammar(PROGRAM, 0, PROGRAM.length), FORMAT, buffer, close + 2, to, out);
    return ParseOutcome.Ok.OK;
  }
}
