package io.redoubt.parse.syslog;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.JsonFlattener;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.grammar.Grammar;

/// The systemd journal as `journalctl -o json` prints it: one object a line, every value a text, a
/// list of byte values where it is no UTF-8. Native fields go to `journald.<NAME>`; the message is
/// read as if it had come by syslog.
public final class JournalParser implements Leading {
  private static final Format JOURNALD = new Format("journald");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("not a journal entry");
  private static final Field MESSAGE = Field.of("journald.MESSAGE");
  private static final Field RECEIVED = Field.of("journald.__REALTIME_TIMESTAMP");
  private static final Field SENT = Field.of("journald._SOURCE_REALTIME_TIMESTAMP");
  private static final Field HOST = Field.of("journald._HOSTNAME");
  private static final Field IDENTIFIER = Field.of("journald.SYSLOG_IDENTIFIER");
  private static final Field COMMAND = Field.of("journald._COMM");
  private static final Field PID = Field.of("journald._PID");
  private static final Field SYSLOG_PID = Field.of("journald.SYSLOG_PID");
  private static final Field EXE = Field.of("journald._EXE");
  private static final Field COMMAND_LINE = Field.of("journald._CMDLINE");
  private static final Field PRIORITY = Field.of("journald.PRIORITY");
  private static final Field FACILITY = Field.of("journald.SYSLOG_FACILITY");
  private static final Field UNIT = Field.of("journald._SYSTEMD_UNIT");

  private final ProgramMessage messages;
  private final FieldTree root = FieldTree.at("journald");

  /// Reads messages with this.
  public JournalParser(ProgramMessage messages) {
    this.messages = messages;
  }

  @Override
  public Format format() {
    return JOURNALD;
  }

  @Override
  public boolean leads(byte first) {
    return first == '{';
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 40
        || buffer[from] != '{'
        || Bytes.indexOf(buffer, from, to, "\"__REALTIME_TIMESTAMP\"") < 0) {
      return FOREIGN;
    }
    String broken = JsonFlattener.flatten(buffer, from, to, root, out);
    if (!out.has(RECEIVED)) {
      return FOREIGN;
    }
    header(out);
    message(out);
    out.format(JOURNALD);
    int time = out.has(SENT) ? out.find(SENT) : out.find(RECEIVED);
    out.time(TimeShape.EPOCH_MICROS, time);
    return broken == null ? ParseOutcome.Ok.OK : new ParseOutcome.Partial(broken);
  }

  private static void header(EventBuilder out) {
    alias(out, HOST, Ecs.HOST_NAME);
    alias(out, out.has(IDENTIFIER) ? IDENTIFIER : COMMAND, Ecs.PROCESS_NAME);
    int pid = out.find(out.has(PID) ? PID : SYSLOG_PID);
    if (pid >= 0) {
      out.aliasNumber(Ecs.PROCESS_PID, pid);
    }
    alias(out, EXE, Ecs.PROCESS_EXECUTABLE);
    alias(out, COMMAND_LINE, Ecs.PROCESS_COMMAND_LINE);
    alias(out, UNIT, Ecs.SERVICE_NAME);
    int facility = out.find(FACILITY);
    if (facility >= 0) {
      out.aliasNumber(Ecs.LOG_SYSLOG_FACILITY_CODE, facility);
    }
    int priority = out.find(PRIORITY);
    long level =
        priority < 0
            ? -1
            : Bytes.digits(
                out.spanBuffer(priority),
                out.spanStart(priority),
                out.spanStart(priority) + out.spanLength(priority));
    if (level >= 0 && level <= 7) {
      Priorities.level((int) level, out);
    }
  }

  private static void alias(EventBuilder out, Field from, Field to) {
    int i = out.find(from);
    if (i >= 0) {
      out.alias(to, i);
    }
  }

  private void message(EventBuilder out) {
    int i = out.find(MESSAGE);
    if (i < 0) {
      return;
    }
    int program = out.find(Ecs.PROCESS_NAME);
    Grammar grammar =
        program < 0
            ? null
            : messages.grammar(
                out.spanBuffer(program),
                out.spanStart(program),
                out.spanStart(program) + out.spanLength(program));
    if (out.isText(i) && !out.escaped(i)) {
      int start = out.spanStart(i);
      int end = start + out.spanLength(i);
      messages.read(grammar, JOURNALD, out.spanBuffer(i), start, end, out);
      return;
    }
    int start = out.isText(i) ? out.sideAppend(out.text(i)) : bytes(out, i);
    messages.read(grammar, JOURNALD, out.side(), start, out.sideLength(), out);
  }

  /// Writes the list of byte values to the side text and returns where it starts there.
  private static int bytes(EventBuilder out, int first) {
    int start = out.sideLength();
    byte[] one = new byte[1];
    for (int i = first; i >= 0; i = out.find(MESSAGE, i + 1)) {
      int from = out.spanStart(i);
      long value = Bytes.digits(out.spanBuffer(i), from, from + out.spanLength(i));
      one[0] = (byte) value;
      out.sideAppend(one, 0, 1);
    }
    return start;
  }
}
