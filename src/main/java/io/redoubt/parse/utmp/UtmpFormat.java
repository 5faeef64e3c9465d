package io.redoubt.parse.utmp;

import io.redoubt.event.RawRecord;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.FramedFormat;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Sample;
import java.util.Optional;

/// Recognises log-on records: every whole record at the beginning can be one, and at least one says
/// something. A file of them whose name begins with `btmp` holds what failed. Stateless and
/// thread-safe.
public final class UtmpFormat implements FramedFormat {
  private static final int LOOKED_AT = 50;

  /// The format.
  public UtmpFormat() {}

  @Override
  public Optional<Framing> recognize(Sample sample) {
    boolean said = false;
    int whole = Math.min(sample.length() / UtmpRecord.SIZE, LOOKED_AT);
    for (int i = 0; i < whole; i++) {
      UtmpRecord record = new UtmpRecord(sample.bytes(), i * UtmpRecord.SIZE);
      if (!record.sound()) {
        return Optional.empty();
      }
      said |= record.kind() > 0;
    }
    boolean failed = name(sample.path()).startsWith("btmp");
    return said ? Optional.of(framing(new UtmpParser(failed))) : Optional.empty();
  }

  private static String name(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static Framing framing(UtmpParser parser) {
    return (buffer, from, to, end) -> {
      int cut = end ? to : to - (to - from) % UtmpRecord.SIZE;
      return cut == from ? Cut.more(from) : new Cut(cut, UtmpFormat::split, () -> parser, 0);
    };
  }

  /// Records without content are left out: such files are written in place.
  private static void split(Batch batch, RecordSink sink) {
    for (int at = batch.from(); at < batch.to(); at += UtmpRecord.SIZE) {
      int size = Math.min(UtmpRecord.SIZE, batch.to() - at);
      boolean empty = size == UtmpRecord.SIZE && new UtmpRecord(batch.buffer(), at).kind() == 0;
      if (!empty) {
        long position = batch.position() + (at - batch.from());
        long number = position / UtmpRecord.SIZE;
        sink.record(new RawRecord(batch.entry(), batch.buffer(), at, size, position, 0, number));
      }
    }
  }
}
