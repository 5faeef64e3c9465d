package io.redoubt.triage.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers kept in a file, one JSON object a line. Lines that cannot be read are passed over: the
/// file is a convenience, never evidence.
public record CacheFile(Path file) {
  private static final long MOST = 64L << 20;

  /// A cache of what the file holds; new answers are appended to it.
  ///
  /// @throws IOException when the file is there and cannot be read
  public AnswerCache open(InstantSource clock) throws IOException {
    Map<String, AnswerCache.Entry> known = new LinkedHashMap<>();
    Instant oldest = clock.instant().minus(AnswerCache.LIFE);
    if (Files.exists(file) && Files.size(file) <= MOST) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        read(line, oldest, known);
      }
    } else {
      Files.deleteIfExists(file);
    }
    return new AnswerCache(clock, known, this::append);
  }

  private static void read(String line, Instant oldest, Map<String, AnswerCache.Entry> known) {
    try {
      JsonNode json = JsonMapper.shared().readTree(line);
      Instant at = Instant.parse(json.path("at").asString(""));
      if (at.isAfter(oldest)) {
        known.put(
            json.path("key").asString(""),
            new AnswerCache.Entry(
                json.path("text").asString(""),
                json.path("nonce").asString(""),
                json.path("subject").asString(""),
                json.path("audit").asLong(-1),
                at));
      }
    } catch (JacksonException | DateTimeException damaged) {
      known.remove("");
    }
  }

  private void append(String key, AnswerCache.Entry entry) {
    String line =
        JsonMapper.shared()
            .createObjectNode()
            .put("key", key)
            .put("nonce", entry.nonce())
            .put("subject", entry.subject())
            .put("audit", entry.auditIndex())
            .put("at", entry.at().toString())
            .put("text", entry.text())
            .toString();
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException full) {
      // The next run asks again: nothing is lost but time.
      return;
    }
  }
}
