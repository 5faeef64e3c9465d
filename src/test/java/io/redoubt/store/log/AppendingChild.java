package io.redoubt.store.log;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken.Committed;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A program that is there to be killed: some threads append to the log of a folder and say on
/// standard output what was committed, until somebody ends it.
///
/// Arguments: the folder, then for each thread the number to go on with.
public final class AppendingChild {
  private AppendingChild() {}

  /// Appends for ever.
  public static void main(String[] args) throws InterruptedException {
    LogSettings settings =
        LogSettings.standard().segments(100_000).remembering(1000, Duration.ofDays(1));
    SegmentLog log =
        SegmentLog.open(Path.of(args[0]), settings, Clock.systemUTC(), new SecureRandom());
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      int thread = i - 1;
      int from = Integer.parseInt(args[i]);
      threads.add(Thread.ofPlatform().start(() -> append(log, thread, from)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void append(SegmentLog log, int thread, int from) {
    PrintStream out = System.out;
    int number = from;
    while (log.append(delivery(thread, number)) instanceof Committed done) {
      out.println(thread + " " + number + " " + done.first());
      number++;
    }
  }

  /// What a thread sends at a number.
  static Delivery delivery(int thread, int number) {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i <= (thread + number) % 4; i++) {
      String text = thread + " " + number + " " + i + " " + "x".repeat(number * 31 % 900);
      records.add(text.getBytes(StandardCharsets.UTF_8));
    }
    List<Position> positions = List.of(new Position("thread " + thread, "", number));
    return new Delivery("http", "child", "", records, thread + "-" + number, positions);
  }
}
