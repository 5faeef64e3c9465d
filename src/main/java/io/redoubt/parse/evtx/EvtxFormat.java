package io.redoubt.parse.evtx;

import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import java.util.Optional;

/// Recognises a Windows event log file by its first bytes, or by a chunk where the header is lost.
public final class EvtxFormat implements FramedFormat {
  @Override
  public Optional<Framing> recognize(Sample sample) {
    if (sample.startsWith(EvtxHeader.MAGIC)) {
      return Optional.of(new EvtxFraming(true));
    }
    return sample.startsWith(EvtxChunk.MAGIC)
        ? Optional.of(new EvtxFraming(false))
        : Optional.empty();
  }
}
