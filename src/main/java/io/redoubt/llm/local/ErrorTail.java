package io.redoubt.llm.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The last lines of the child's standard error: what the native library logs. It is read so that
/// the child never waits for a reader, kept in memory only, and bounded. Thread-safe.
final class ErrorTail {
  private static final int LINES = 64;
  private static final int LONGEST = 500;

  private final Deque<String> lines = new ArrayDeque<>();
  private boolean ended;

  /// Reads until the stream ends.
  void drain(InputStream in) {
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '\n') {
          add(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST) {
          line.append((char) c);
        }
      }
      add(line.toString());
    } catch (IOException _) {
      // the child was killed; what came is kept
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    if (line.isBlank()) {
      return;
    }
    lines.addLast(line);
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// The newest line that contains the words; waited for, because the log is behind the reports.
  synchronized Optional<String> line(String words, Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<String> found =
          lines.reversed().stream().filter(line -> line.contains(words)).findFirst();
      long left = (until - System.nanoTime()) / 1_000_000;
      if (found.isPresent() || ended || left <= 0) {
        return found;
      }
      wait(left);
    }
  }
}
