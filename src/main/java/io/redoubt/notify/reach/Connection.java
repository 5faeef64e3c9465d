package io.redoubt.notify.reach;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.LongSupplier;

/// A connection with an end: whatever reads, writes or shakes hands on it fails when its deadline
/// has passed. Used by one thread.
public final class Connection implements AutoCloseable {
  private final long deadline;
  private final LongSupplier nanos;
  private final Thread watch;
  private final Socket plain;
  private volatile Socket socket;
  private volatile boolean late;

  Connection(Socket socket, long deadline, LongSupplier nanos) {
    this.plain = socket;
    this.socket = socket;
    this.deadline = deadline;
    this.nanos = nanos;
    this.watch = Thread.ofVirtual().name("notify-deadline").start(this::watch);
  }

  void encrypted(Socket around) {
    socket = around;
  }

  /// What is read from and written to.
  public Socket socket() {
    return socket;
  }

  /// Whether the deadline ended it.
  public boolean late() {
    return late;
  }

  /// Milliseconds until the deadline, at least 1.
  public int leftMillis() {
    return Math.clamp((deadline - nanos.getAsLong()) / 1_000_000, 1, Integer.MAX_VALUE);
  }

  private void watch() {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, deadline - nanos.getAsLong())));
      late = true;
      letGo(plain);
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private static void letGo(Socket any) {
    try {
      any.close();
    } catch (IOException gone) {
      return; // it is of no use any more
    }
  }

  @Override
  public void close() {
    letGo(socket);
    letGo(plain);
    watch.interrupt();
  }
}
