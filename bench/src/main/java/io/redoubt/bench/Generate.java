package io.redoubt.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;

/// Writes generated lines to a file, `Generate KIND LINES SEED FILE [returning]`, or folders
/// of logs in which attacks come back day after day, `Generate RECURRING LINES SEED FOLDER`.
public final class Generate {
  private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

  private Generate() {}

  /// Writes the file.
  public static void main(String[] args) throws IOException {
    if (args[0].equalsIgnoreCase("recurring")) {
      RecurringLog.write(Path.of(args[3]), Long.parseLong(args[1]), Long.parseLong(args[2]), FIRST);
      return;
    }
    LogGenerator.Kind kind = LogGenerator.Kind.valueOf(args[0].toUpperCase(Locale.ROOT));
    long lines = Long.parseLong(args[1]);
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(Long.parseLong(args[2]));
    LogGenerator generator = new LogGenerator(random, args.length > 4);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[3]))) {
      for (long i = 0; i < lines; i++) {
        out.write(generator.line(kind));
        out.write('\n');
      }
    }
  }
}
