package io.redoubt.app.log;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/// Takes what is printed for people and tells each line of it. Thread-safe.
final class PrintedLines extends OutputStream {
  private static final String OURS = "redoubt: ";

  private final Teller teller;
  private final InstantSource clock;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  PrintedLines(Teller teller, InstantSource clock) {
    this.teller = teller;
    this.clock = clock;
  }

  @Override
  public synchronized void write(int octet) {
    if (octet != '\n') {
      begun.write(octet);
      return;
    }
    String line = begun.toString(StandardCharsets.UTF_8).stripTrailing();
    begun.reset();
    if (!line.isEmpty()) {
      String message = line.startsWith(OURS) ? line.substring(OURS.length()) : line;
      teller.tell(
          new Line(
              clock.instant(),
              "info",
              "io.redoubt.serve",
              message,
              Thread.currentThread().getName(),
              null));
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      write(bytes[i]);
    }
  }
}
