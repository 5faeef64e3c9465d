package io.redoubt.report.ecs;

import io.redoubt.event.Event;
import io.redoubt.report.json.JsonBytes;
import java.io.IOException;
import java.io.OutputStream;

/// Writes events to a stream as ECS documents, one JSON object per line. Not thread-safe; workers
/// that want to write in parallel use [EcsDocument] on buffers of their own.
public final class EcsWriter implements AutoCloseable {
  private static final int FLUSH_AT = 256 << 10;

  private final OutputStream out;
  private final EcsDocument document;
  private final JsonBytes bytes = new JsonBytes();

  /// A writer onto `out`, which it closes in the end.
  ///
  /// @param raw see [EcsDocument]
  public EcsWriter(OutputStream out, boolean raw) {
    this.out = out;
    this.document = new EcsDocument(raw);
  }

  /// Writes one event.
  public void write(Event event) throws IOException {
    document.append(event, bytes);
    if (bytes.length() >= FLUSH_AT) {
      bytes.drainTo(out);
    }
  }

  /// Hands everything written so far to the stream.
  public void flush() throws IOException {
    bytes.drainTo(out);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    out.close();
  }
}
