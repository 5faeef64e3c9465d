package io.redoubt.ingest.net;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// GELF over UDP: a message is plain, gzip or zlib, in one datagram or in up to 128 chunks that may
/// come in any order and twice (GELF 1.1: `1e 0f`, 8 bytes of message id, number, count). A message
/// whose chunks are not all there after 5 s, or for which there is no room, counts as dropped. What
/// looks like a chunk or like compressed and is neither is a record as it is.
final class GelfDatagrams implements DatagramReader {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MESSAGES = 4_096;
  private static final long MEMORY = 32L << 20;
  private static final int HEAD = 12;
  private static final int MOST_CHUNKS = 128;

  private record Key(String sender, long id) {}

  /// A message of which some chunks came; without parts it is complete and kept only to know its
  /// chunks when they come again.
  private static final class Message {
    final byte[][] parts;
    final long begun;
    int missing;
    int bytes;

    Message(int count, long begun) {
      parts = new byte[count][];
      missing = count;
      this.begun = begun;
    }
  }

  private final Map<Key, Message> messages = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Inflation inflation;
  private final Counts counts;
  private final LongSupplier nanos;
  private long held;

  /// @param nanos a clock that only runs forwards
  GelfDatagrams(int longestRecord, Counts counts, LongSupplier nanos) {
    inflation = new Inflation(longestRecord);
    this.counts = counts;
    this.nanos = nanos;
  }

  @Override
  public Optional<byte[]> read(String sender, byte[] datagram) {
    if (datagram.length == 0) {
      return Optional.empty();
    }
    if (!isChunk(datagram)) {
      return Optional.of(inflation.plain(datagram));
    }
    lock.lock();
    try {
      giveUpOld();
      return chunk(sender, datagram).map(inflation::plain);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isChunk(byte[] datagram) {
    if (datagram.length < HEAD || datagram[0] != 0x1e || datagram[1] != 0x0f) {
      return false;
    }
    int count = datagram[11] & 0xff;
    return count > 0 && count <= MOST_CHUNKS && (datagram[10] & 0xff) < count;
  }

  private Optional<byte[]> chunk(String sender, byte[] datagram) {
    Key key = new Key(sender, id(datagram));
    int count = datagram[11] & 0xff;
    int number = datagram[10] & 0xff;
    Message message = messages.computeIfAbsent(key, _ -> new Message(count, nanos.getAsLong()));
    if (message.missing == 0 || message.parts.length != count || message.parts[number] != null) {
      return Optional.empty();
    }
    byte[] part = Arrays.copyOfRange(datagram, HEAD, datagram.length);
    message.parts[number] = part;
    message.bytes += part.length;
    message.missing--;
    held += part.length;
    if (message.missing == 0) {
      return Optional.of(joined(message));
    }
    makeRoom();
    return Optional.empty();
  }

  private static long id(byte[] datagram) {
    long id = 0;
    for (int i = 2; i < 10; i++) {
      id = id << 8 | (datagram[i] & 0xff);
    }
    return id;
  }

  private byte[] joined(Message message) {
    byte[] whole = new byte[message.bytes];
    int at = 0;
    for (int i = 0; i < message.parts.length; i++) {
      byte[] part = message.parts[i];
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
      message.parts[i] = new byte[0];
    }
    held -= message.bytes;
    message.bytes = 0;
    return whole;
  }

  private void makeRoom() {
    Iterator<Message> oldest = messages.values().iterator();
    while ((held > MEMORY || messages.size() > MESSAGES) && oldest.hasNext()) {
      giveUp(oldest.next(), oldest);
    }
  }

  private void giveUpOld() {
    long before = nanos.getAsLong() - PATIENCE.toNanos();
    Iterator<Message> oldest = messages.values().iterator();
    while (oldest.hasNext()) {
      Message message = oldest.next();
      if (message.begun - before > 0) {
        return;
      }
      giveUp(message, oldest);
    }
  }

  private void giveUp(Message message, Iterator<Message> at) {
    at.remove();
    held -= message.bytes;
    if (message.missing > 0) {
      counts.lost();
    }
  }

  @Override
  public void expire() {
    lock.lock();
    try {
      giveUpOld();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      Iterator<Message> all = messages.values().iterator();
      while (all.hasNext()) {
        giveUp(all.next(), all);
      }
    } finally {
      lock.unlock();
    }
  }
}
