package io.redoubt.pipeline;

import io.redoubt.event.SourceEntry;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Reads one entry's stream and cuts it into batches of whole records. Not thread-safe; one per
/// entry.
final class EntryFeeder {
  /// Usual size of a batch in bytes.
  static final int BATCH = 1 << 18;

  /// A record longer than this is split, so that memory stays bounded.
  static final int MAX_RECORD = 64 << 20;

  private static final int SAMPLE = 1 << 16;

  private final SourceEntry entry;
  private final InputStream in;
  private final @Nullable MessageDigest digest;
  private final BiConsumer<Batch, Cut> batches;
  private byte[] buffer = new byte[BATCH];
  private int from;
  private int filled;
  private boolean ended;
  private long position;
  private long line = 1;
  private long number;

  EntryFeeder(
      SourceEntry entry,
      InputStream in,
      @Nullable MessageDigest digest,
      BiConsumer<Batch, Cut> batches) {
    this.entry = entry;
    this.in = in;
    this.digest = digest;
    this.batches = batches;
  }

  /// What the entry is. Reads the first batch.
  Recognition recognize(Formats formats) throws IOException {
    IOException broken = fill();
    Sample sample = new Sample(buffer, Math.min(filled, SAMPLE), entry.path(), ended);
    if (broken != null && filled == 0) {
      throw broken;
    }
    pendingFailure = broken;
    return formats.recognize(sample);
  }

  private @Nullable IOException pendingFailure;

  /// Hands out all batches. What was read before a failure is handed out first.
  ///
  /// @throws IOException of the stream
  void feed(Framing framing, Watcher watcher) throws IOException {
    IOException failure = pendingFailure;
    while (true) {
      cutAll(framing);
      if (failure != null) {
        throw failure;
      }
      if (ended || watcher.stopped()) {
        return;
      }
      makeRoom(framing);
      failure = fill();
    }
  }

  private void cutAll(Framing framing) {
    while (from < filled) {
      Cut cut = framing.cut(buffer, from, filled, ended);
      if (cut.end() <= from) {
        return;
      }
      emit(cut);
    }
  }

  private void emit(Cut cut) {
    batches.accept(new Batch(entry, buffer, from, cut.end(), position, line, number), cut);
    line += Bytes.count(buffer, from, cut.end(), (byte) '\n');
    position += cut.end() - from;
    number += cut.records();
    from = cut.end();
  }

  /// Moves what is left to a fresh buffer: batches handed out keep the old one. A rest that fills a
  /// whole buffer gets a larger one, up to the longest record, which is then split.
  private void makeRoom(Framing framing) {
    int rest = filled - from;
    if (rest >= MAX_RECORD) {
      emit(framing.cut(buffer, from, filled, true));
      rest = filled - from;
    }
    int size = rest < BATCH / 2 ? BATCH : Math.max(rest * 2, BATCH);
    byte[] next = Arrays.copyOf(Arrays.copyOfRange(buffer, from, filled), size);
    buffer = next;
    from = 0;
    filled = rest;
  }

  private @Nullable IOException fill() {
    int before = filled;
    IOException failure = null;
    try {
      while (filled < buffer.length) {
        int n = in.read(buffer, filled, buffer.length - filled);
        if (n < 0) {
          ended = true;
          break;
        }
        filled += n;
      }
    } catch (IOException broken) {
      ended = true;
      failure = broken;
    }
    if (digest != null) {
      digest.update(buffer, before, filled - before);
    }
    return failure;
  }
}
