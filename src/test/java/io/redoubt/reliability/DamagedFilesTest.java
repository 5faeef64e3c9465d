package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventLog.Batch;
import io.redoubt.store.log.LogView;
import io.redoubt.testing.Figures;
import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every kind of file of a data directory is damaged: a bit is turned, a part is zeroed, the end is
/// cut off, the whole is emptied or deleted (`-Dredoubt.damage.rounds`, 2 unless told otherwise).
/// The service starts all the same, serves nothing that was never sent, loses no more than the
/// damaged place, says so, and takes in; only a damaged ledger is refused, in one line.
@Order(1) // long: begins first
class DamagedFilesTest {
  private static final int ROUNDS = Integer.getInteger("redoubt.damage.rounds", 2);
  private static final long SEED = Long.getLong("redoubt.damage.seed", 1);
  private static final int PACKED_FROM = 20;

  /// What is done to a file.
  private enum Harm {
    BIT,
    ZEROS,
    CUT,
    EMPTY,
    DELETED
  }

  @TempDir private Path folder = Path.of("");
  private final Random random = new Random(SEED);
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int lost;

  @Test
  void damageIsLocalAndToldAndTheServiceStarts() throws IOException {
    Program program = ROUNDS < PACKED_FROM ? Program.built() : Packing.program(folder);
    Shipment shipment = new Shipment(SEED);
    Path sound = folder.resolve("sound");
    prepare(program, sound, shipment);
    Set<String> whole = keys(sound);
    List<Path> files = files(sound);
    for (int round = 0; round < ROUNDS; round++) {
      Path data = folder.resolve("round" + round);
      Shipment.copy(sound, data);
      Path file = data.resolve(sound.relativize(files.get(round % files.size())).toString());
      Harm harm = Harm.values()[random.nextInt(Harm.values().length)];
      String what = harm + " " + data.relativize(file) + " (round " + round + ")";
      harm(file, harm);
      start(program, data, what, whole);
      delete(data);
    }
    String figure = "%d rounds, %d records lost in them, %s".formatted(ROUNDS, lost, outcomes);
    Figures.report("files damaged, starts refused without a reason", "0", figure);
    System.out.println(figure);
  }

  /* Segments, index, ledger and snapshots: written, stopped in order, and killed once. */
  private static void prepare(Program program, Path data, Shipment shipment) throws IOException {
    ServedProcess.How how = ServedProcess.How.with("--listen", "syslog-tcp=0");
    try (ServedProcess served = ServedProcess.start(program, data, how)) {
      shipment.send(served, () -> shipment.evidence().acknowledged() > 1_500, served::stop);
    }
    try (ServedProcess served = ServedProcess.start(program, data, how)) {
      shipment.sendAndKill(served, 500);
    }
  }

  private static Set<String> keys(Path data) {
    Set<String> keys = new HashSet<>();
    try (LogView log = LogView.open(data.resolve("log"))) {
      List<Batch> batches = log.read(log.first(), 5_000);
      while (!batches.isEmpty()) {
        for (Batch batch : batches) {
          for (byte[] record : batch.delivery().records()) {
            String text = new String(record, StandardCharsets.UTF_8);
            keys.add(Numbered.key(text).orElse(text));
          }
        }
        batches = log.read(batches.getLast().next(), 5_000);
      }
    }
    return keys;
  }

  /* The log and the ledger more often than the many files of the index. */
  private List<Path> files(Path data) throws IOException {
    List<Path> important = new ArrayList<>();
    List<Path> index = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data)) {
      all.filter(Files::isRegularFile)
          .sorted()
          .forEach(
              file -> {
                boolean derived = file.startsWith(data.resolve("index"));
                (derived ? index : important).add(file);
              });
    }
    List<Path> mixed = new ArrayList<>();
    for (int i = 0; i < Math.max(important.size(), index.size()); i++) {
      mixed.add(important.get(i % important.size()));
      mixed.add(index.get(i % index.size()));
    }
    return mixed;
  }

  private void harm(Path file, Harm harm) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    switch (harm) {
      case BIT -> {
        if (bytes.length > 0) {
          bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        Files.write(file, bytes);
      }
      case ZEROS -> {
        int to = Math.min(bytes.length, at + 1 + random.nextInt(4_096));
        Arrays.fill(bytes, at, to, (byte) 0);
        Files.write(file, bytes);
      }
      case CUT -> Files.write(file, Arrays.copyOf(bytes, at));
      case EMPTY -> Files.write(file, new byte[0]);
      case DELETED -> Files.delete(file);
    }
  }

  private void start(Program program, Path data, String what, Set<String> whole)
      throws IOException {
    try (ServedProcess served = ServedProcess.begin(program, data, ServedProcess.How.with())) {
      if (!served.ready()) {
        served.await();
        boolean ledger = what.contains("ledger") || what.contains("format");
        assertThat(ledger).as("started after %s: %s", what, served.said()).isTrue();
        assertThat(served.said()).as(what).startsWith("redoubt: ").hasLineCount(1);
        outcomes.merge("refused: " + what.split(" ")[1].replaceAll(".*/", ""), 1, Integer::sum);
        return;
      }
      assertThat(
              served
                  .api()
                  .send("POST", "/api/v1/events", "after".getBytes(StandardCharsets.UTF_8))
                  .orElseThrow()
                  .statusCode())
          .as(what)
          .isEqualTo(200);
      served.api().settle();
      Set<String> left = keys(data);
      assertThat(left.remove("after")).as(what).isTrue();
      assertThat(whole).as(what).containsAll(left);
      int missing = whole.size() - left.size();
      lost += missing;
      searched(served, left, what);
      if (missing > 0) {
        assertThat(
                served.api().metric("redoubt_log_damaged_places")
                    + served.api().metric("redoubt_log_damaged_records"))
            .as("%s: %d lost and told", what, missing)
            .isPositive();
        assertThat(what).contains("log/");
      }
      outcomes.merge(missing > 0 ? "started with less" : "started whole", 1, Integer::sum);
      served.stop();
    }
  }

  /* What came after the damage is found, and what is left: a damaged part of the index is noticed
  by a search and then built again. */
  private static void searched(ServedProcess served, Set<String> left, String what) {
    Api.until(
        () -> hits(served, "after").size() == 1,
        () -> what + ": what came after it is not found\n" + served.said());
    Api.until(
        () -> hits(served, "sshd").size() >= left.size(),
        () ->
            "%s: %d of %d are found\n%s"
                .formatted(what, hits(served, "sshd").size(), left.size(), served.said()));
    List<String> hits = hits(served, "sshd");
    assertThat(hits)
        .as(what)
        .allSatisfy(hit -> assertThat(left).contains(Numbered.key(hit).orElse(hit)));
    assertThat(hits).as(what).hasSameSizeAs(left);
  }

  /* All pages; what the index knows of and the log has no more makes them shorter. */
  private static List<String> hits(ServedProcess served, String word) {
    List<String> texts = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = served.api().json("/api/v1/events/search?limit=1000&query=" + word + cursor);
      page.get("hits").forEach(hit -> texts.add(hit.at("/event/event/original").asString()));
      cursor = page.get("cursor").isNull() ? "" : "&cursor=" + page.get("cursor").asString();
    } while (!cursor.isEmpty());
    return texts;
  }

  private static void delete(Path data) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
