package io.redoubt.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Standard input that ends where the user wants an end: whoever waits for bytes that do not come
/// is told that there are no more. Bytes are fetched by a thread of their own, which begins with
/// the first reading. For one reader.
final class Inlet extends InputStream {
  private static final int CHUNK = 1 << 16;
  private static final int AHEAD = 4;
  private static final long PATIENCE_MILLIS = 50;

  /// What was fetched: bytes, the end (no bytes), or why nothing can be fetched any more.
  private record Fetched(byte[] bytes, @Nullable IOException failure) {}

  private final InputStream from;
  private final BooleanSupplier stopped;
  private final BlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(AHEAD);
  private byte[] current = {};
  private int next;
  private boolean begun;
  private boolean ended;

  /// @param stopped true once the user wants it to end
  Inlet(InputStream from, BooleanSupplier stopped) {
    this.from = from;
    this.stopped = stopped;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == current.length && !more()) {
      return -1;
    }
    int count = Math.min(length, current.length - next);
    System.arraycopy(current, next, target, offset, count);
    next += count;
    return count;
  }

  private boolean more() throws IOException {
    if (!begun) {
      begun = true;
      Thread.ofPlatform().daemon().name("redoubt-input").start(this::fetch);
    }
    try {
      while (!ended && !stopped.getAsBoolean()) {
        Fetched chunk = fetched.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (chunk != null) {
          return take(chunk);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private boolean take(Fetched chunk) throws IOException {
    ended = chunk.bytes().length == 0;
    if (chunk.failure() != null) {
      throw new IOException(chunk.failure().getMessage(), chunk.failure());
    }
    current = chunk.bytes();
    next = 0;
    return !ended;
  }

  private void fetch() {
    byte[] buffer = new byte[CHUNK];
    try {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        fetched.put(new Fetched(Arrays.copyOf(buffer, count), null));
      }
      fetched.put(new Fetched(new byte[0], null));
    } catch (IOException broken) {
      fail(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(IOException broken) {
    try {
      fetched.put(new Fetched(new byte[0], broken));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
