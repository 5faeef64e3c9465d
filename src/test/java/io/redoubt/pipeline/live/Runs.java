package io.redoubt.pipeline.live;

import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.triage.Triage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stages that all tests share, and logs of files.
final class Runs {
  static final Formats FORMATS = Formats.standard();
  static final Stages STAGES = Stages.load();
  private static final Crew CREW = new Crew(3);

  static final Triage TRIAGE = new Triage(Attack.load());

  private static final Detector DETECTOR =
      new Detector(
          new RuleLoader(SigmaTaxonomy.standard()).core().load(),
          Optional.of(new InstructionDetector()));

  private Runs() {}

  static Detector detector() {
    return DETECTOR;
  }

  static LiveDetection detection(Book book, DeadLetters letters) {
    return new LiveDetection(detector(), TRIAGE, book, CREW, letters);
  }

  static DeliveryReader reader(DeadLetters letters) {
    return new DeliveryReader(FORMATS, STAGES, null, letters);
  }

  /// The lines of a file, as exact bytes.
  static List<byte[]> lines(Path file) throws IOException {
    List<byte[]> lines = new ArrayList<>();
    byte[] all = Files.readAllBytes(file);
    int from = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        add(lines, all, from, i);
        from = i + 1;
      }
    }
    add(lines, all, from, all.length);
    return lines;
  }

  private static void add(List<byte[]> lines, byte[] all, int from, int to) {
    int end = to > from && all[to - 1] == '\r' ? to - 1 : to;
    if (end > from) {
      lines.add(java.util.Arrays.copyOfRange(all, from, end));
    }
  }

  /// A log of these lines, delivered so many at a time.
  static MemoryLog log(long arrived, List<byte[]> lines, int atOnce) {
    MemoryLog log = new MemoryLog(arrived);
    for (int i = 0; i < lines.size(); i += atOnce) {
      List<byte[]> some = lines.subList(i, Math.min(lines.size(), i + atOnce));
      log.append(Delivery.of("http", "", some));
    }
    return log;
  }

  /// Feeds the detection with the rest of the log.
  static void feed(LiveDetection detection, EventLog log, DeliveryReader reader) {
    List<EventLog.Batch> batches = log.read(detection.next(), 512);
    while (!batches.isEmpty()) {
      for (EventLog.Batch batch : batches) {
        List<NumberedEvent> events = reader.read(batch);
        detection.take(events, batch.next());
      }
      batches = log.read(detection.next(), 512);
    }
  }
}
