package io.redoubt.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A writer, a rotator and kills in random order: every line comes exactly once. The seed is in the
/// name of the case; a failing one is repeated by giving it here.
class TailCampaignTest {
  private static final int STEPS = 300;
  private static final int KEPT = 4;

  @TempDir private Path folder = Path.of("");

  /// How logs are rotated.
  enum Rotating {
    RENAME,
    COPY_AND_TRUNCATE,
    RENAME_AND_PACK
  }

  private final List<String> written = new ArrayList<>();
  private final List<String> read = new ArrayList<>();
  private int number;
  private String begun = "";

  @ParameterizedTest(name = "{0}, {1}, seed {2}")
  @CsvSource({
    "RENAME, app.log, 1",
    "RENAME, app.log, 2",
    "RENAME, app.log*, 3",
    "RENAME, app.log*, 4",
    "COPY_AND_TRUNCATE, app.log, 5",
    "COPY_AND_TRUNCATE, app.log*, 6",
    "COPY_AND_TRUNCATE, app.log*, 7",
    "RENAME_AND_PACK, app.log, 8",
    "RENAME_AND_PACK, app.log*, 9",
    "RENAME_AND_PACK, app.log*, 10",
    "RENAME_AND_PACK, app.log, 101",
    "RENAME_AND_PACK, app.log*, 102",
    "RENAME_AND_PACK, app.log, 238",
  })
  void everyLineComesExactlyOnce(Rotating rotating, String glob, long seed) throws IOException {
    Random random = new Random(seed);
    Logs logs = new Logs(Files.createDirectories(folder.resolve("logs")), glob);
    logs.append("app.log", "begin\n").follow().news();
    int unseen = 0;
    boolean empty = true;
    for (int step = 0; step < STEPS; step++) {
      int dice = random.nextInt(10);
      if (dice < 4) {
        write(logs, random);
        empty = false;
      } else if (dice < 6 && unseen < KEPT - 1 && !empty) {
        rotate(logs, rotating);
        unseen++;
        empty = true;
      } else if (dice < 7) {
        logs.restart();
      } else if (dice < 8) {
        logs.followPartly(random.nextInt(3));
      } else {
        logs.pass(Duration.ofMillis(random.nextInt(400))).follow();
        unseen = 0;
      }
      read.addAll(logs.news());
    }
    endLine(logs);
    logs.follow();
    read.addAll(logs.news());
    logs.restart().follow();
    read.addAll(logs.news());
    Set<String> missing = new LinkedHashSet<>(written);
    List<String> twice = new ArrayList<>();
    for (String line : read) {
      if (!missing.remove(line)) {
        twice.add(line);
      }
    }
    assertThat(first(missing)).as("%d lines missing", missing.size()).isEmpty();
    assertThat(first(twice)).as("%d lines twice or never written", twice.size()).isEmpty();
  }

  private static List<String> first(Collection<String> lines) {
    return lines.stream().limit(3).toList();
  }

  private void write(Logs logs, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(150); i >= 0; i--) {
      String line = begun + "line " + number++ + " " + "x".repeat(random.nextInt(80));
      written.add(line);
      text.append(line.substring(begun.length())).append('\n');
      begun = "";
    }
    if (random.nextInt(3) == 0) {
      begun = "begun " + number + " ";
      text.append(begun);
    }
    logs.append("app.log", text.toString());
  }

  private void endLine(Logs logs) {
    if (!begun.isEmpty()) {
      written.add(begun + "end");
      logs.append("app.log", "end\n");
      begun = "";
    }
  }

  private void rotate(Logs logs, Rotating rotating) {
    endLine(logs);
    String end = rotating == Rotating.RENAME_AND_PACK ? ".gz" : "";
    if (logs.exists("app.log." + KEPT + end)) {
      logs.delete("app.log." + KEPT + end);
    }
    for (int i = KEPT - 1; i > 0; i--) {
      if (logs.exists("app.log." + i + end)) {
        logs.rename("app.log." + i + end, "app.log." + (i + 1) + end);
      }
    }
    switch (rotating) {
      case RENAME -> logs.rename("app.log", "app.log.1").append("app.log", "");
      case COPY_AND_TRUNCATE -> logs.copy("app.log", "app.log.1").truncate("app.log");
      case RENAME_AND_PACK ->
          logs.rename("app.log", "app.log.1").append("app.log", "").gzip("app.log.1");
    }
  }
}
