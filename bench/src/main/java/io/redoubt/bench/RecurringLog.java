package io.redoubt.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A site's logs, a folder for every four days: ordinary lines, and between them what comes back
/// day
/// after day. The same seed gives the same files.
final class RecurringLog {
  private static final int PARTS = 28;
  private static final int DAYS = 4;
  private static final int A_DAY = 7;
  private static final long DAY = 86_400;

  private RecurringLog() {}

  /// Writes so many lines in all, over sixteen weeks from this day on, unless they are there.
  ///
  /// @return the folders, in their order
  static List<Path> write(Path folder, long lines, long seed, Instant first) throws IOException {
    List<Path> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      Path part = folder.resolve("part-%02d".formatted(i));
      if (!Files.exists(part)) {
        part(part, lines / PARTS, seed * PARTS + i, first.plusSeconds(i * DAYS * DAY));
      }
      parts.add(part);
    }
    return parts;
  }

  private static void part(Path folder, long lines, long seed, Instant first) throws IOException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Episode.Said> said = episodes(random, first.getEpochSecond());
    LogGenerator ordinary = new LogGenerator(random);
    Files.createDirectories(folder);
    Map<Episode.File, BufferedWriter> out = new EnumMap<>(Episode.File.class);
    try {
      for (Episode.File file : Episode.File.values()) {
        out.put(file, Files.newBufferedWriter(folder.resolve(file.path())));
      }
      long rest = lines - said.size();
      int next = 0;
      for (long i = 0; i < rest; i++) {
        long now = first.getEpochSecond() + i * DAYS * DAY / rest;
        while (next < said.size() && said.get(next).at() <= now) {
          line(out, said.get(next).file(), said.get(next).text());
          next++;
        }
        ordinary.at(now);
        switch (random.nextInt(20)) {
          case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> line(out, Episode.File.AUTH, quiet(ordinary));
          case 9, 10, 11, 12, 13, 14, 15 ->
              line(out, Episode.File.ACCESS, ordinary.line(LogGenerator.Kind.ACCESS));
          default -> line(out, Episode.File.EVE, ordinary.line(LogGenerator.Kind.EVE));
        }
      }
      for (; next < said.size(); next++) {
        line(out, said.get(next).file(), said.get(next).text());
      }
    } finally {
      for (BufferedWriter writer : out.values()) {
        writer.close();
      }
    }
  }

  /* Failed log-ons come from the episodes alone: else all guessing is one long alert. */
  private static String quiet(LogGenerator ordinary) {
    String line = ordinary.line(LogGenerator.Kind.SYSLOG);
    while (line.contains("Failed") || line.contains("Invalid")) {
      line = ordinary.line(LogGenerator.Kind.SYSLOG);
    }
    return line;
  }

  private static List<Episode.Said> episodes(RandomGenerator random, long first) {
    Episode episode = new Episode(random);
    List<Episode.Said> said = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < A_DAY; i++) {
        said.addAll(episode.next(first + day * DAY + random.nextLong(DAY - 3600)));
      }
    }
    said.sort(Comparator.comparingLong(Episode.Said::at));
    return said;
  }

  private static void line(Map<Episode.File, BufferedWriter> out, Episode.File file, String text)
      throws IOException {
    BufferedWriter writer = out.get(file);
    if (writer != null) {
      writer.write(text);
      writer.write('\n');
    }
  }
}
