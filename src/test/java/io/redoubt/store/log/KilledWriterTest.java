package io.redoubt.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.redoubt.event.port.EventLog.Batch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real program is killed while it appends, again and again (`-Dredoubt.kill.cycles`, 10 unless
/// told otherwise): what it said it had committed is there, once, and byte for byte.
class KilledWriterTest {
  private static final int CYCLES = Integer.getInteger("redoubt.kill.cycles", 10);
  private static final long SEED = Long.getLong("redoubt.kill.seed", 20261121);
  private static final int THREADS = 4;

  @TempDir private Path folder = Path.of("");
  private final Map<String, Long> acknowledged = new HashMap<>();
  private final int[] next = new int[THREADS];

  @Test
  void nothingThatWasAcknowledgedIsLostOrDoubledByAKill() throws Exception {
    Random random = new Random(SEED);
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      int before = acknowledged.size();
      killAfter(1 + random.nextInt(400));
      assertThat(acknowledged.size()).as("alive in cycle " + cycle).isGreaterThan(before);
      if (cycle % 10 == 9 || cycle == CYCLES - 1) {
        check();
      }
    }
  }

  private void killAfter(int acknowledgements) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(command()).redirectErrorStream(true).start();
    try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
      int seen = 0;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        note(line);
        seen++;
        if (seen == acknowledgements) {
          child.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  /* The last line may be cut short by the kill. */
  private void note(String line) {
    String[] words = line.split(" ");
    if (words.length == 3 && line.matches("[0-3] \\d+ \\d+")) {
      int thread = Integer.parseInt(words[0]);
      int number = Integer.parseInt(words[1]);
      if (number == next[thread]) {
        next[thread] = number + 1;
        acknowledged.put(thread + " " + number, Long.valueOf(words[2]));
      }
    }
  }

  private List<String> command() {
    String path =
        String.join(
            File.pathSeparator,
            Stream.of(SegmentLog.class, AppendingChild.class, Zstd.class)
                .map(KilledWriterTest::place)
                .toList());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", path));
    command.addAll(List.of(AppendingChild.class.getName(), folder.toString()));
    for (int number : next) {
      command.add(Integer.toString(number));
    }
    return command;
  }

  private static String place(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException never) {
      throw new IllegalStateException(never);
    }
  }

  private void check() {
    Map<String, Long> stored = new HashMap<>();
    try (LogView log = LogView.open(folder)) {
      List<Batch> batches = log.read(log.first(), 500);
      while (!batches.isEmpty()) {
        batches.forEach(batch -> take(batch, stored));
        batches = log.read(batches.getLast().next(), 500);
      }
    }
    acknowledged.forEach(
        (what, first) -> {
          // the last number of a cut line may lack digits; a number that is there tells enough
          assertThat(stored).as("acknowledged " + what).containsKey(what);
          assertThat(String.valueOf(stored.get(what))).startsWith(first.toString());
        });
    assertThat(stored.size() - acknowledged.size()).isBetween(0, THREADS);
  }

  private static void take(Batch batch, Map<String, Long> stored) {
    byte[] record = batch.delivery().records().getFirst();
    String[] words = new String(record, StandardCharsets.UTF_8).split(" ");
    int thread = Integer.parseInt(words[0]);
    int number = Integer.parseInt(words[1]);
    assertThat(batch.delivery().records())
        .containsExactlyElementsOf(AppendingChild.delivery(thread, number).records());
    assertThat(stored.put(thread + " " + number, batch.first())).as("stored once").isNull();
  }
}
