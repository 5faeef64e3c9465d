package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service is killed while it takes in, again and again
/// (`-Dredoubt.kill.service.cycles`, 3 unless told otherwise), some times while it starts, some
/// times it is stopped in order, so that what the detection knew is kept. What was acknowledged is
/// there once, and the alerts are those that the same log gives to a service that was never killed.
class KilledServiceTest {
  private static final int CYCLES = Integer.getInteger("redoubt.kill.service.cycles", 3);
  private static final long SEED = Long.getLong("redoubt.kill.seed", 20261121);
  private static final int CHECKED_EVERY = 50;
  private static final int PACKED_FROM = 20;

  @TempDir private Path folder = Path.of("");
  private final Evidence evidence = new Evidence();
  private final List<Sender> senders = Sender.mixed(evidence, SEED);
  private final List<Duration> starts = new ArrayList<>();
  private final Random random = new Random(SEED);
  private int kills;
  private int early;

  @Test
  void nothingAcknowledgedIsLostAndNoAlertIsDoubledByKills() throws Exception {
    ServedProgram program =
        CYCLES < PACKED_FROM ? ServedProgram.compiled() : ServedProgram.packed(folder);
    Path data = folder.resolve("data");
    int fruitful = 0;
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      int before = evidence.acknowledged();
      cycle(program, data, cycle);
      fruitful += evidence.acknowledged() > before ? 1 : 0;
      if (cycle % CHECKED_EVERY == CHECKED_EVERY - 1) {
        evidence.check(data);
        System.out.println(cycle + 1 + " cycles, " + evidence.acknowledged() + " acknowledged");
      }
    }
    int records = evidence.check(data);
    assertThat(fruitful).as("cycles in which it took in").isGreaterThan(CYCLES * 2 / 3 - 1);
    int alerts = sameAlerts(program, data, records);
    report(records, alerts);
  }

  private void cycle(ServedProgram program, Path data, int cycle) throws Exception {
    try (ServedProcess served =
        ServedProcess.begin(program, data, ServedProcess.How.with("--listen", "syslog-tcp=0"))) {
      if (cycle % 10 == 7) {
        kills++;
        early++;
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
        served.kill();
        return;
      }
      assertThat(served.ready()).as("starts in cycle %d: %s", cycle, served.said()).isTrue();
      starts.add(served.readyAfter());
      endWhileTakingIn(served, cycle % 5 == 1);
    }
  }

  private void endWhileTakingIn(ServedProcess served, boolean inOrder) throws Exception {
    int enough = evidence.acknowledged() + 1 + random.nextInt(400);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      senders.forEach(sender -> running.add(threads.submit(() -> sender.send(served))));
      Api.until(
          () -> evidence.acknowledged() >= enough || running.stream().anyMatch(Future::isDone),
          served::said);
      if (inOrder) {
        served.stop();
      } else {
        kills++;
        served.kill();
      }
      for (Future<?> sender : running) {
        sender.get();
      }
    }
  }

  /* Detection begins anew over a copy of the log. */
  private int sameAlerts(ServedProgram program, Path data, int records) throws IOException {
    Path other = folder.resolve("other");
    copy(data.resolve("log"), other.resolve("log"));
    try (ServedProcess killed = ServedProcess.start(program, data, ServedProcess.How.with());
        ServedProcess never = ServedProcess.start(program, other, ServedProcess.How.with())) {
      killed.api().settle();
      never.api().settle();
      Api.until(
          () -> !never.api().alerts().isEmpty() && same(killed, never),
          () -> difference(killed.api().alerts(), never.api().alerts()));
      assertThat(killed.api().json("/api/v1/events/search?limit=0").get("total").asInt())
          .isEqualTo(records);
      return killed.api().alerts().size();
    }
  }

  private static boolean same(ServedProcess one, ServedProcess other) {
    return one.api().alerts().equals(other.api().alerts());
  }

  private static String difference(Set<String> killed, Set<String> never) {
    return "only after kills: "
        + killed.stream().filter(alert -> !never.contains(alert)).limit(5).toList()
        + ", only without: "
        + never.stream().filter(alert -> !killed.contains(alert)).limit(5).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }

  private void report(int records, int alerts) {
    Collections.sort(starts);
    String figure =
        "%d kills (%d while starting), %d stops, %d acknowledged, %d stored, %d cut, %d alerts"
            .formatted(
                kills,
                early,
                CYCLES - kills,
                evidence.acknowledged(),
                records,
                evidence.cut(),
                alerts);
    String ready =
        "ready after: median %d ms, worst %d ms"
            .formatted(starts.get(starts.size() / 2).toMillis(), starts.getLast().toMillis());
    Figures.report("service killed, records lost", "0", figure + "; " + ready);
    System.out.println(figure + "; " + ready);
  }
}
