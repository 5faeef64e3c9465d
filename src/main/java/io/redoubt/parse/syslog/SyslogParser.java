package io.redoubt.parse.syslog;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.TimeShape;
import io.redoubt.event.Tool;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;
import io.redoubt.parse.grammar.Grammar;
import org.jspecify.annotations.Nullable;

/// Syslog lines as files, collectors and `journalctl` hold them: RFC 5424, RFC 3164, and what
/// daemons make of the latter: ISO times, years, no host, no program, no priority, no time.
///
/// A line that begins with a priority or with a month is syslog whatever follows. One that begins
/// with an ISO time could be anything and must go on with `host program[pid]:`; without a process
/// id, the program must have a grammar or the time be an exact `T…offset`, unless what follows the
/// host is what the syslog daemon itself writes without a tag. One without a time must read `host
/// program[pid]: `.
public final class SyslogParser implements Leading {
  private static final Format SYSLOG = new Format("syslog");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("not a syslog line");
  private static final ParseOutcome SHORT =
      new ParseOutcome.Partial("the line ends within its header");

  private static final Tool<SyslogHeader> HEADER = new Tool<>(SyslogHeader.class);

  private static final byte[] EXIM = {'e', 'x', 'i', 'm'};

  private final ProgramMessage messages;
  private final Rfc5424 versioned = new Rfc5424();
  private final KnownTags tags = new KnownTags();

  /// Reads messages with this.
  public SyslogParser(ProgramMessage messages) {
    this.messages = messages;
  }

  @Override
  public Format format() {
    return SYSLOG;
  }

  @Override
  public boolean leads(byte first) {
    return first == '<'
        || first == '*'
        || first == '%'
        || first == '@'
        || first == '['
        || Bytes.isDigit(first)
        || letter(first);
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 8 || !leads(buffer[from])) {
      return FOREIGN;
    }
    SyslogHeader h = out.take(HEADER);
    if (h == null) {
      h = new SyslogHeader(buffer, from, to);
    } else {
      h.begin(buffer, from, to);
    }
    ParseOutcome outcome = read(h, out);
    out.putBack(HEADER, h);
    return outcome;
  }

  private ParseOutcome read(SyslogHeader h, EventBuilder out) {
    boolean prioritised = h.peek() == '<' && h.priority();
    if (prioritised && Rfc5424.at(h)) {
      boolean whole = versioned.read(h, out);
      finish(h, messages.grammar(h.buffer, h.programFrom, h.programTo), out);
      return whole ? ParseOutcome.Ok.OK : SHORT;
    }
    return old(h, prioritised, out);
  }

  private ParseOutcome old(SyslogHeader h, boolean prioritised, EventBuilder out) {
    if (h.peek() == '%') {
      return bareCisco(h, out);
    }
    sequence(h);
    if (h.peek() == '*' || h.peek() == '.' || h.peek() == '[') {
      h.at++; // Cisco marks clocks that are not in step; some programs put the time in brackets
    }
    boolean timed = HeaderTime.read(h);
    if (timed) {
      if (h.peek() == ':' || h.peek() == ']') {
        h.at++;
      }
      h.spaces();
    } else if (!prioritised && !untimed(h)) {
      return FOREIGN;
    }
    int headerEnd = h.at;
    Grammar grammar = tag(h);
    if (!prioritised && !convincing(h, timed, grammar, headerEnd)) {
      return h.timeShape == TimeShape.ISO ? exim(h, headerEnd, out) : FOREIGN;
    }
    finish(h, grammar, out);
    return ParseOutcome.Ok.OK;
  }

  /// A line that begins with `%FACILITY-SEVERITY-MNEMONIC: `.
  private ParseOutcome bareCisco(SyslogHeader h, EventBuilder out) {
    SyslogTag.readAny(h);
    if (!h.hasCode()) {
      return FOREIGN;
    }
    finish(h, grammar(h), out);
    return ParseOutcome.Ok.OK;
  }

  /// Skips `1234: `, the number that IOS gives each message.
  private static void sequence(SyslogHeader h) {
    int digits = 0;
    while (digits < 10 && h.digitAt(digits)) {
      digits++;
    }
    if (digits > 0 && h.peek(digits) == ':' && h.peek(digits + 1) == ' ') {
      h.at += digits + 2;
    }
  }

  /// Reads host, program and process id; gives the program's grammar.
  private @Nullable Grammar tag(SyslogHeader h) {
    KnownTag known = tags.find(h);
    if (known != null && known.read(h)) {
      return known.grammar();
    }
    if (UsualTag.read(h)) {
      Grammar grammar = grammar(h);
      tags.remember(h, grammar);
      return grammar;
    }
    SyslogTag.readAny(h);
    return grammar(h);
  }

  private @Nullable Grammar grammar(SyslogHeader h) {
    if (h.hasCode()) {
      return messages.grammar(h.buffer, h.codeFrom - 1, h.codeTo);
    }
    return h.hasProgram() ? messages.grammar(h.buffer, h.programFrom, h.programTo) : null;
  }

  /// A quick look whether `host program[` can begin here.
  private static boolean untimed(SyslogHeader h) {
    int host = h.tokenEnd(h.at);
    int program = host < h.to ? h.tokenEnd(host + 1) : host;
    return program < h.to && program - host >= 5 && h.buffer[program - 1] == ':';
  }

  private static boolean convincing(
      SyslogHeader h, boolean timed, @Nullable Grammar grammar, int headerEnd) {
    boolean host = h.hostTo > h.hostFrom;
    if (!timed) {
      return host && h.hasPid() && letter(h.buffer[h.hostFrom]);
    }
    return switch (h.timeShape) {
      case SYSLOG -> headerEnd > h.timeTo || h.at >= h.to;
      case ISO -> isoTag(h, host, grammar);
      default -> h.hasProgram() || h.hasPid();
    };
  }

  private static boolean isoTag(SyslogHeader h, boolean host, @Nullable Grammar grammar) {
    if (host && !h.hasProgram() && ProgramMessage.ofCollector(h.buffer, h.at, h.to)) {
      return true;
    }
    if (!h.hasProgram() || SyslogTag.isLevel(h.buffer, h.programFrom, h.programTo)) {
      return false;
    }
    if (grammar != null || h.hasPid()) {
      return host || grammar != null;
    }
    int last = h.buffer[h.timeTo - 1];
    boolean exact = h.buffer[h.timeFrom + 10] == 'T' && h.timeTo - h.timeFrom > 19;
    boolean offset = last == 'Z' || h.buffer[h.timeTo - 3] == ':' || h.buffer[h.timeTo - 5] == '+';
    return host && exact && offset;
  }

  private static boolean letter(byte b) {
    return (b | 32) >= 'a' && (b | 32) <= 'z';
  }

  /// Exim's own log: a time, then the message.
  private ParseOutcome exim(SyslogHeader h, int message, EventBuilder out) {
    Grammar exim = messages.grammar(EXIM, 0, EXIM.length);
    if (exim == null || !exim.match(h.buffer, message, h.to, out)) {
      return FOREIGN;
    }
    out.format(exim.format());
    out.add(Ecs.MESSAGE, h.buffer, message, h.to);
    out.time(h.timeShape, h.buffer, h.timeFrom, h.timeTo);
    return ParseOutcome.Ok.OK;
  }

  private void finish(SyslogHeader h, @Nullable Grammar grammar, EventBuilder out) {
    if (h.priority >= 0) {
      Priorities.emit(h.priority, out);
    }
    if (h.hostTo > h.hostFrom) {
      out.add(Ecs.HOST_NAME, h.buffer, h.hostFrom, h.hostTo);
    }
    boolean passedOn = !ProgramMessage.isPlain(h.buffer, h.at, h.to) && auditRecord(h);
    if (h.hasProgram() && !passedOn) {
      out.add(Ecs.PROCESS_NAME, h.buffer, h.programFrom, h.programTo);
    }
    if (h.hasPid() && !passedOn) {
      pid(h, out);
    }
    if (h.hasCode()) {
      out.add(Ecs.EVENT_CODE, h.buffer, h.codeFrom, h.codeTo);
    }
    boolean inside = messages.read(grammar, SYSLOG, h.buffer, h.at, h.to, out);
    if (h.hasTime() && !(inside && out.timePending())) {
      out.time(h.timeShape, h.buffer, h.timeFrom, h.timeTo);
    }
  }

  /// Whether the program only passes on what the audit system says of another process.
  private static boolean auditRecord(SyslogHeader h) {
    return (Bytes.startsWith(h.buffer, h.at, h.to, "type=")
            || Bytes.startsWith(h.buffer, h.at, h.to, "node="))
        && Bytes.indexOf(h.buffer, h.at, h.to, " msg=audit(") >= 0;
  }

  private static void pid(SyslogHeader h, EventBuilder out) {
    if (Bytes.digits(h.buffer, h.pidFrom, h.pidTo) >= 0) {
      out.addNumber(Ecs.PROCESS_PID, h.buffer, h.pidFrom, h.pidTo);
    } else {
      out.add(Ecs.LOG_SYSLOG_PROCID, h.buffer, h.pidFrom, h.pidTo);
    }
  }
}
