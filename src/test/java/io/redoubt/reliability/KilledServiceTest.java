package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service is killed while it takes in, again and again
/// (`-Dredoubt.kill.service.cycles`, 30 unless told otherwise), some times while it starts, some
/// times it is stopped in order, so that what the detection knew is kept. What was acknowledged is
/// there once, and the alerts are those that the same log gives to a service that was never killed.
@Order(1) // long: begins first
class KilledServiceTest {
  private static final int CYCLES = Integer.getInteger("redoubt.kill.service.cycles", 30);
  private static final long SEED = Long.getLong("redoubt.kill.seed", 20261121);
  private static final int CHECKED_EVERY = 50;
  private static final int SLOWEST_TOLD = 5;

  @TempDir private Path folder = Path.of("");
  private final Shipment shipment = new Shipment(SEED);
  private final Evidence evidence = shipment.evidence();
  private final List<Start> starts = new ArrayList<>();
  private final Random random = new Random(SEED);
  private int kills;
  private int early;

  private record Start(int cycle, Duration took, String steps) {}

  @Test
  void nothingAcknowledgedIsLostAndNoAlertIsDoubledByKills() throws IOException {
    Program program = Packing.program(folder);
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
    int alerts = Shipment.sameAlerts(program, data, folder.resolve("other"), records);
    report(records, alerts);
  }

  private void cycle(Program program, Path data, int cycle) throws IOException {
    try (ServedProcess served =
        ServedProcess.begin(program, data, ServedProcess.How.with("--listen", "syslog-tcp=0"))) {
      if (cycle % 10 == 7) {
        kills++;
        early++;
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_500)).toNanos());
        served.kill();
        return;
      }
      if (!served.ready()) {
        throw new AssertionError("not ready in cycle " + cycle + ": " + served.state());
      }
      endWhileTakingIn(served, cycle % 5 == 1);
      starts.add(new Start(cycle, served.readyAfter(), served.steps()));
    }
  }

  private void endWhileTakingIn(ServedProcess served, boolean inOrder) {
    if (inOrder) {
      int enough = evidence.acknowledged() + 1 + random.nextInt(400);
      shipment.send(served, () -> evidence.acknowledged() >= enough, served::stop);
    } else {
      kills++;
      shipment.sendAndKill(served, 1 + random.nextInt(400));
    }
  }

  private void report(int records, int alerts) {
    starts.sort(Comparator.comparing(Start::took));
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
            .formatted(
                starts.get(starts.size() / 2).took().toMillis(),
                starts.getLast().took().toMillis());
    Figures.report("service killed, records lost", "0", figure + "; " + ready);
    System.out.println(figure + "; " + ready);
    starts.reversed().stream()
        .limit(SLOWEST_TOLD)
        .map(one -> one.took().toMillis() + " ms in cycle " + one.cycle() + ": " + one.steps())
        .forEach(System.out::println);
  }
}
