package io.redoubt.parse.frame;

import io.redoubt.event.RawRecord;

/// Takes the records of a batch.
public interface RecordSink {
  /// Takes one record.
  void record(RawRecord record);

  /// Takes note of bytes that hold no intact record (a damaged EVTX chunk): the input is partial.
  void damaged(String reason);
}
