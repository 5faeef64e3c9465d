package io.redoubt.parse.evtx;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.Parser;

/// Reads one binary event record. Belongs to one batch and keeps the templates of the chunk it is
/// in, so it is not thread-safe. A record apart from its chunk still gives what stands in itself.
final class EvtxParser implements Parser {
  private static final Format FORMAT = new Format("windows.evtx");
  private static final ParseOutcome DAMAGED =
      new ParseOutcome.Partial("damaged binary XML, or a template that is not there");
  private static final ParseOutcome NO_RECORD = new ParseOutcome.Rejected("no event record");

  /* How many records of the log were taken away before this one. */
  private static final Field MISSING_BEFORE = Field.of("redoubt.native.evtx.missing_before");

  /* The record before it was made to reach over this one. */
  private static final Field HIDDEN = Field.of("redoubt.native.evtx.hidden");

  private final int headerSize;
  private final Numbering numbering = new Numbering();
  private final Rendering rendering = new Rendering();
  private EventRenderer renderer = new EventRenderer(new Chunk(new byte[0], 0), rendering);

  /// Reads records of a file whose chunks begin at this offset.
  EvtxParser(int headerSize) {
    this.headerSize = headerSize;
  }

  @Override
  public Format format() {
    return FORMAT;
  }

  @Override
  public ParseOutcome parse(byte[] buffer, int from, int to, EventBuilder out) {
    if (to - from < EvtxSplitter.FRAME) {
      return NO_RECORD;
    }
    out.format(FORMAT);
    long inChunk = Math.floorMod(out.record().position() - headerSize, (long) EvtxChunk.SIZE);
    int start = from - (int) inChunk;
    if (!renderer.of(buffer, start)) {
      renderer = new EventRenderer(new Chunk(buffer, start), rendering);
    }
    boolean whole = renderer.render(from + 24, to - 4);
    rendering.flush(out);
    long missing = numbering.missingBefore(buffer, start, from, to);
    if (missing > 0) {
      out.add(MISSING_BEFORE, missing);
    }
    if (Swallowed.was(buffer, from, to)) {
      out.add(HIDDEN, true);
    }
    boolean known = out.has(Ecs.WINLOG_EVENT_ID);
    if (!out.has(Ecs.WINLOG_RECORD_ID)) {
      out.add(Ecs.WINLOG_RECORD_ID, LittleEndian.i64(buffer, from + 8));
    }
    time(buffer, from, out);
    return whole && known ? ParseOutcome.Ok.OK : DAMAGED;
  }

  private void time(byte[] buffer, int from, EventBuilder out) {
    EventTime own = renderer.time();
    long written = LittleEndian.i64(buffer, from + 16);
    if (own != null) {
      out.time(own);
    } else if (!out.timePending() && FileTimes.sane(written)) {
      out.time(FileTimes.time(written));
    }
  }
}
