package io.redoubt.llm.local;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A running child, as the parent sees it: orders go in, reports come out. Thread-safe, but one
/// caller at a time takes reports.
final class ChildProcess implements AutoCloseable {
  private static final int QUEUED = 1024;
  private static final Duration GONE = Duration.ofSeconds(5);
  private static final Duration DYING = Duration.ofMillis(1500);
  private static final int SIGNALLED = 128;

  private final Process process;
  private final NativeFolder folder;
  private final OutputStream orders;
  private final BlockingQueue<Report> reports = new ArrayBlockingQueue<>(QUEUED);
  private final ErrorTail log = new ErrorTail();
  private volatile boolean closed;
  private volatile boolean stuck;

  private ChildProcess(Process process, NativeFolder folder) {
    this.process = process;
    this.folder = folder;
    this.orders = new BufferedOutputStream(process.getOutputStream());
  }

  /// Starts a child.
  static ChildProcess started() throws IOException {
    NativeFolder folder = NativeFolder.made();
    try {
      ChildProcess child = new ChildProcess(ChildCommand.start(folder), folder);
      daemon("redoubt-model-reports", child::listen);
      daemon("redoubt-model-log", () -> child.log.drain(child.process.getErrorStream()));
      return child;
    } catch (IOException failed) {
      folder.removed();
      throw failed;
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread.ofPlatform().daemon().name(name).start(work);
  }

  private void listen() {
    try (var in = new BufferedInputStream(process.getInputStream())) {
      while (true) {
        put(Frames.report(in));
      }
    } catch (EOFException _) {
      put(new Report.Ended("it ended"));
    } catch (IOException broken) {
      put(new Report.Ended(String.valueOf(broken.getMessage())));
    }
  }

  /* A full queue holds the child up, not the memory of the parent. */
  private void put(Report report) {
    try {
      boolean taken = false;
      while (!taken && !closed) {
        taken = reports.offer(report, 1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the child runs.
  boolean alive() {
    return process.isAlive();
  }

  /// The number of the process.
  long id() {
    return process.pid();
  }

  /// Sends an order; `false` when the child does not take it.
  synchronized boolean send(Order order) {
    try {
      Frames.write(orders, order);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// The next report, or nothing when none came in time.
  Optional<Report> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(reports.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  /// The newest line of the child's log with these words.
  Optional<String> logged(String words, Duration patience) throws InterruptedException {
    return log.line(words, patience);
  }

  /// How the child ended, once it has.
  String ending() {
    if (stuck || process.isAlive()) {
      return "the process that runs the model does not answer";
    }
    int code = process.exitValue();
    String signal = code > SIGNALLED ? ", signal " + (code - SIGNALLED) : "";
    String memory = code - SIGNALLED == 9 ? " (killed, perhaps for want of memory)" : "";
    return "the process that runs the model ended with code " + code + signal + memory;
  }

  /// Waits until a child whose reports have ended is gone, and ends it if it is not.
  void reaped() {
    try {
      if (!process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS)) {
        stuck = true;
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /// Ends the child at once and waits until it is gone; who waits for a report gets the last one.
  /// Safe to call twice.
  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
    boolean interrupted = false;
    try {
      process.waitFor(GONE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      interrupted = true;
    }
    reports.clear();
    reports.offer(new Report.Ended("it was ended"));
    folder.removed();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
