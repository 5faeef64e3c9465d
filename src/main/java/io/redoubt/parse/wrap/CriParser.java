package io.redoubt.parse.wrap;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Leading;

/// Logs of the Kubernetes container runtime interface: `2026-11-20T10:11:12.123Z stdout F the
/// line`. `P` marks a piece of a line that was too long; pieces stay records of their own.
/// Thread-safe when the inner parser is.
public final class CriParser implements Leading {
  private static final Format FORMAT = new Format("cri");
  private static final ParseOutcome NOT = new ParseOutcome.Rejected("no CRI log line");
  private static final ParseOutcome PIECE = new ParseOutcome.Partial("piece of a longer line");
  private static final Field STREAM = Field.of("redoubt.native.stream");

  private final InnerLine inner;

  /// Reads the lines inside with this parser.
  public CriParser(Parser inner) {
    this.inner = new InnerLine(inner);
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public boolean leads(byte first) {
    return Bytes.isDigit(first);
  }

  @Override
  public boolean leadsAddress() {
    return false; // the eleventh byte must be a T, and `stdout` or `stderr` follow the first blank
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < 30 || !Bytes.isDigit(buffer[from]) || buffer[from + 10] != 'T') {
      return NOT;
    }
    int space = Bytes.find(buffer, from, Math.min(to, from + 40), ' ');
    int stream = space + 1;
    boolean known =
        Bytes.startsWith(buffer, stream, to, "stdout ")
            || Bytes.startsWith(buffer, stream, to, "stderr ");
    int tag = stream + 7;
    if (!known || tag + 1 >= to || (buffer[tag] != 'F' && buffer[tag] != 'P')) {
      return NOT;
    }
    if (buffer[tag + 1] != ' ') {
      return NOT;
    }
    inner.parse(buffer, tag + 2, to, FORMAT, out);
    InnerLine.time(buffer, from, space, out);
    out.add(STREAM, buffer, stream, stream + 6);
    return buffer[tag] == 'P' ? PIECE : ParseOutcome.Ok.OK;
  }
}
