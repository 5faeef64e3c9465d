package io.redoubt.parse.audit;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import org.jspecify.annotations.Nullable;

/// One audit event: one line, or several of the same serial number. Every `key=value` becomes
/// `auditd.log.<key>`, hex-coded texts decoded, the types of the lines `auditd.log.record_type`.
/// Source of the fields: the audit message dictionary of the Linux audit project.
public final class AuditParser implements Parser {
  private static final Format AUDITD = new Format("auditd");
  private static final Field TYPE = Field.of("auditd.log.record_type");
  private static final Field SERIAL = Field.of("auditd.log.sequence");
  private static final Field NODE = Field.of("auditd.log.node");
  private static final ParseOutcome FOREIGN = new ParseOutcome.Rejected("not an audit record");

  private final AuditPairs pairs = new AuditPairs();

  @Override
  public Format format() {
    return AUDITD;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (!AuditLine.possible(buffer, from, to)) {
      return FOREIGN;
    }
    AuditLine first = null;
    boolean sent = false;
    for (int start = from; start < to; ) {
      int lf = Bytes.find(buffer, start, to, '\n');
      AuditLine line = AuditLine.read(buffer, start, lf);
      if (line == null && first != null) {
        line = AuditLine.behindHeader(buffer, start, lf);
        sent |= line != null;
      }
      if (line == null) {
        return first == null ? FOREIGN : new ParseOutcome.Partial("a line is no audit record");
      }
      if (first == null) {
        first = line;
        header(buffer, line, out);
      }
      out.add(TYPE, buffer, line.typeFrom(), line.typeTo());
      boolean execve = Bytes.equal(buffer, line.typeFrom(), line.typeTo(), "EXECVE");
      pairs.read(buffer, line.fieldsFrom(), lf, execve, out);
      start = lf + 1;
    }
    finish(first, sent, buffer, from, to, out);
    return ParseOutcome.Ok.OK;
  }

  private static void header(byte[] buffer, AuditLine line, EventBuilder out) {
    out.format(AUDITD);
    out.time(TimeShape.EPOCH_SECONDS, buffer, line.timeFrom(), line.timeTo());
    out.addNumber(SERIAL, buffer, line.serialFrom(), line.serialTo());
    if (line.nodeFrom() >= 0) {
      out.add(NODE, buffer, line.nodeFrom(), line.nodeTo());
      out.add(Ecs.HOST_NAME, buffer, line.nodeFrom(), line.nodeTo());
    }
  }

  private static void finish(
      @Nullable AuditLine first, boolean sent, byte[] buffer, int from, int to, EventBuilder out) {
    if (first != null) {
      AuditMeaning.add(AuditTypes.of(buffer, first.typeFrom(), first.typeTo()), out);
      if (sent) {
        bare(buffer, from, to, out);
      } else {
        out.add(Ecs.MESSAGE, buffer, from, to);
      }
    }
  }

  /* The lines as they stand in a file, without what syslog put before the later ones. */
  private static void bare(byte[] buffer, int from, int to, EventBuilder out) {
    int side = out.sideLength();
    for (int start = from; start < to; ) {
      int lf = Bytes.find(buffer, start, to, '\n');
      AuditLine behind = start == from ? null : AuditLine.behindHeader(buffer, start, lf);
      int begin = behind == null ? start : behind.from();
      out.sideAppend(buffer, begin, Math.min(to, lf + 1));
      start = lf + 1;
    }
    out.add(Ecs.MESSAGE, out.side(), side, out.sideLength());
  }
}
