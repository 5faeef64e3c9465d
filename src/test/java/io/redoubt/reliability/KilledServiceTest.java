package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

  @TempDir private Path folder = Path.of("");
  private final Shipment shipment = new Shipment(SEED);
  private final Evidence evidence = shipment.evidence();
  private final List<Duration> starts = new ArrayList<>();
  private final Random random = new Random(SEED);
  private int kills;
  private int early;

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
      starts.add(served.readyAfter());
      endWhileTakingIn(served, cycle % 5 == 1);
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
