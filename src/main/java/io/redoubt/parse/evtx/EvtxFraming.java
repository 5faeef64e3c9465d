package io.redoubt.parse.evtx;

import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;

/// Cuts a log file into runs of whole 64 KiB chunks. One per file, not thread-safe.
final class EvtxFraming implements Framing {
  private boolean atHeader;
  private EvtxHeader header;

  /// Frames a file that begins with a header, or bare chunks.
  EvtxFraming(boolean hasHeader) {
    atHeader = hasHeader;
    header = new EvtxHeader(0, true, hasHeader ? "" : "the file header is missing");
  }

  @Override
  public Cut cut(byte[] buffer, int from, int to, boolean end) {
    int start = from;
    if (atHeader) {
      if (to - from < EvtxHeader.USUAL_SIZE && !end) {
        return Cut.more(from);
      }
      header = EvtxHeader.read(buffer, from, to);
      start = Math.min(from + header.size(), to);
    }
    int chunks = (to - start) / EvtxChunk.SIZE;
    int cut = end ? to : start + chunks * EvtxChunk.SIZE;
    if (cut == from || (!end && chunks == 0)) {
      return Cut.more(from);
    }
    atHeader = false;
    EvtxHeader known = header;
    return new Cut(cut, new EvtxSplitter(known), () -> new EvtxParser(known.size()), 0);
  }
}
