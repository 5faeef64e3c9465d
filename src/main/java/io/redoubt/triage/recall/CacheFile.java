package io.redoubt.triage.recall;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Answers kept in a file, one JSON object a line. Lines that cannot be read are passed over: the
/// file is a convenience, never evidence. Thread-safe.
public record CacheFile(Path file) {
  private static final long MOST = 64L << 20;

  /// A cache of what the file holds; new answers are appended to it.
  ///
  /// @throws IOException when the file is there and cannot be read
  public AnswerCache open(InstantSource clock) throws IOException {
    AnswerCache cache = new AnswerCache(clock, (_, entry) -> append(entry));
    Instant oldest = clock.instant().minus(AnswerCache.LIFE);
    if (Files.exists(file) && Files.size(file) <= MOST) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        read(line, oldest, cache);
      }
    } else {
      Files.deleteIfExists(file);
    }
    return cache;
  }

  private static void read(String line, Instant oldest, AnswerCache cache) {
    try {
      AnswerCache.Entry entry = ToldJson.entry(JsonMapper.shared().readTree(line));
      if (entry.at().isAfter(oldest)) {
        cache.remember(entry);
      }
    } catch (JacksonException | DateTimeException | IllegalArgumentException damaged) {
      // The next run asks again: nothing is lost but time.
      return;
    }
  }

  private synchronized void append(AnswerCache.Entry entry) {
    try {
      String line = ToldJson.line(entry) + "\n";
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException full) {
      // The next run asks again: nothing is lost but time.
      return;
    }
  }
}
