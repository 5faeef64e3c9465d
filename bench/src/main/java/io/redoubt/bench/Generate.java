package io.redoubt.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.random.RandomGeneratorFactory;

/// Writes generated lines to a file: `Generate KIND LINES SEED FILE [returning]`.
public final class Generate {
  private Generate() {}

  /// Writes the file.
  public static void main(String[] args) throws IOException {
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
