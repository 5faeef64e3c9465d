package io.redoubt.triage.prompt;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Random numbers drawn some thousand bytes at a time, for a source that takes long for each
/// question, such as the secure one of the platform. Each byte is given out once and then
/// forgotten. Thread-safe, also when the source is not.
public final class DrawnAhead implements RandomGenerator {
  private static final int BLOCK = 4096;

  private final RandomGenerator source;
  private final byte[] block = new byte[BLOCK];
  private final ReentrantLock lock = new ReentrantLock();
  private int at = BLOCK;

  /// From this source.
  public DrawnAhead(RandomGenerator source) {
    this.source = source;
  }

  @Override
  public long nextLong() {
    byte[] drawn = new byte[Long.BYTES];
    nextBytes(drawn);
    return ByteBuffer.wrap(drawn).getLong();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    lock.lock();
    try {
      if (bytes.length > BLOCK) {
        source.nextBytes(bytes);
        return;
      }
      if (bytes.length > BLOCK - at) {
        source.nextBytes(block);
        at = 0;
      }
      System.arraycopy(block, at, bytes, 0, bytes.length);
      Arrays.fill(block, at, at + bytes.length, (byte) 0);
      at += bytes.length;
    } finally {
      lock.unlock();
    }
  }
}
