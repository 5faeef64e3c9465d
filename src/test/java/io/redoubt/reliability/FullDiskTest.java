package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redoubt.testing.Figures;
import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of the whole service fills up to the last byte and is freed, again and again
/// (`-Dredoubt.full.cycles`, 1 unless told otherwise), while senders go on: they get answers that
/// may be tried again, `/readyz` names the part, search goes on, and taking in goes on by itself.
/// Needs the right to mount a small file system in memory.
@Order(1) // long: begins first
class FullDiskTest {
  private static final int CYCLES = Integer.getInteger("redoubt.full.cycles", 1);

  private static final int TOLD_EVERY = 5;

  @TempDir private Path folder = Path.of("");
  private final Shipment shipment = new Shipment(3);
  private long slowest;
  private volatile String failed = "";
  private volatile int done;
  private int cut;

  @Test
  void goesOnByItselfWhenThereIsRoomAgain() throws Exception {
    Path disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk.toString()) == 0,
        "needs the right to mount");
    try {
      fillAndFree(disk);
    } finally {
      assertThat(run("umount", "-l", disk.toString())).isZero();
    }
  }

  private void fillAndFree(Path disk) throws IOException {
    Program program = Program.built();
    Path data = disk.resolve("data");
    try (ServedProcess served =
        ServedProcess.start(program, data, ServedProcess.How.with("--listen", "syslog-tcp=0"))) {
      Thread filler = Thread.ofPlatform().start(() -> cycles(served, disk));
      shipment.send(served, () -> !filler.isAlive(), served::kill);
      assertThat(failed).isEmpty();
      assertThat(done).isEqualTo(CYCLES);
    }
    int records = shipment.evidence().check(data);
    int alerts = Shipment.sameAlerts(program, data, folder.resolve("other"), records);
    String figure =
        "%d times full, %d acknowledged, %d alerts; takes in again after at most %d ms; %d cut"
            .formatted(
                CYCLES, shipment.evidence().acknowledged(), alerts, slowest / 1_000_000, cut);
    Figures.report("disk full, records lost", "0", figure);
    System.out.println(figure);
  }

  private void cycles(ServedProcess served, Path disk) {
    try {
      for (int cycle = 0; cycle < CYCLES; cycle++) {
        cycle(served, disk.resolve("filler"));
        done = cycle + 1;
        if (done % TOLD_EVERY == 0) {
          System.out.println(done + " times full, slowest " + slowest / 1_000_000 + " ms");
        }
      }
    } catch (IOException | AssertionError broken) {
      failed = broken + "\n" + served.said();
    }
  }

  private void cycle(ServedProcess served, Path filler) throws IOException {
    Api api = served.api();
    int before = shipment.evidence().acknowledged();
    Api.until(() -> shipment.evidence().acknowledged() > before + 100, served::said);
    fill(filler);
    Api.until(
        () -> {
          Optional<HttpResponse<String>> ready = api.get("/readyz");
          return ready.isPresent()
              && ready.get().statusCode() == 503
              && ready.get().body().contains("\"log\"");
        },
        () -> "not told: " + api.get("/readyz").map(HttpResponse::body));
    byte[] more = "more".getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> refused = answer(served, () -> api.send("POST", "/api/v1/events", more));
    assertThat(refused.statusCode()).isIn(503, 507);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    HttpResponse<String> found = answer(served, () -> api.get("/api/v1/events/search?limit=1"));
    assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    Files.delete(filler);
    long freed = System.nanoTime();
    int then = shipment.evidence().acknowledged();
    Api.until(() -> shipment.evidence().acknowledged() > then, served::said);
    slowest = Math.max(slowest, System.nanoTime() - freed);
    Api.until(
        () -> api.get("/readyz").filter(ready -> ready.statusCode() == 200).isPresent(),
        () -> "not ready: " + api.get("/readyz").map(HttpResponse::body));
  }

  /* A connection may be cut where a machine is so busy that one of its ends gave up; such are
  counted, and the request is sent again. */
  private HttpResponse<String> answer(
      ServedProcess served, Supplier<Optional<HttpResponse<String>>> request) {
    List<HttpResponse<String>> answers = new ArrayList<>();
    Api.until(
        () -> {
          request.get().ifPresentOrElse(answers::add, () -> cut++);
          return !answers.isEmpty();
        },
        served::state);
    return answers.getFirst();
  }

  /* To the last byte. */
  private static void fill(Path filler) throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] some = new byte[64 * 1024];
      while (true) {
        out.write(some);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start()
        .waitFor();
  }
}
