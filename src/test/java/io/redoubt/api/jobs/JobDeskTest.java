package io.redoubt.api.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Ledger;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.http.Signature;
import io.redoubt.notify.reach.Connector;
import io.redoubt.notify.reach.Reach;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.jobs.JobFiles;
import io.redoubt.testing.receive.HttpReceiver;
import io.redoubt.testing.receive.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobDeskTest {
  private static final byte[] REPORT = "{\"events\":3,\"alerts\":[{},{}]}".getBytes(UTF_8);

  @TempDir private Path folder = Path.of("");

  private Ledger ledger() {
    return new DataDirectory(folder).openLedger(Clock.systemUTC(), new SecureRandom());
  }

  private JobDesk desk(Ledger ledger, JobWork work) {
    return new JobDesk(ledger.jobs(), new JobFiles(folder), work, Clock.systemUTC());
  }

  private static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static byte[] stuck(BooleanSupplier stopped) {
    while (!stopped.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
    return REPORT;
  }

  private static String state(JobDesk desk, String id) {
    return desk.find(id).map(JobState::state).orElse("none");
  }

  @Test
  void aJobThatAStopHasInterruptedIsBegunAgainAndReadsTheSame() {
    try (Ledger ledger = ledger()) {
      try (JobDesk desk = desk(ledger, (_, _, stopped) -> stuck(stopped))) {
        desk.submit("a", "me", "", "upload", "logs".getBytes(UTF_8));
        desk.submit("b", "me", "", "upload", "more".getBytes(UTF_8));
        until(() -> state(desk, "a").equals("running"));
      }
    }
    try (Ledger ledger = ledger();
        JobDesk desk =
            desk(
                ledger,
                (in, _, _) -> {
                  assertThat(new String(in.readAllBytes(), UTF_8)).isIn("logs", "more");
                  return REPORT;
                })) {
      until(() -> state(desk, "b").equals("done"));
      JobState a = desk.find("a").orElseThrow();
      assertThat(a.state()).isEqualTo("done");
      assertThat(a.told().starts()).isEqualTo(1);
      assertThat(a.told().alerts()).isEqualTo(2);
    }
  }

  @Test
  void aJobThatEndsTheServiceAgainAndAgainFails() throws IOException {
    try (Ledger ledger = ledger()) {
      new JobFiles(folder).input("a", new byte[] {1});
      JobState.Told told = new JobState.Told("upload", 1, "", 0, -1, "", 3, Hook.NONE);
      ledger.jobs().put(new JobState("a", "running", "me", 1, 1, told).kept());
    }
    try (Ledger ledger = ledger();
        JobDesk desk = desk(ledger, (_, _, _) -> REPORT)) {
      until(() -> state(desk, "a").equals("failed"));
      assertThat(desk.find("a").orElseThrow().told().reason()).contains("3 times");
    }
  }

  @Test
  void aFaultOfTheWorkEndsTheJobAlone() {
    try (Ledger ledger = ledger();
        JobDesk desk =
            desk(
                ledger,
                (in, _, _) -> {
                  if (in.readAllBytes().length == 1) {
                    throw new IllegalStateException("a fault");
                  }
                  return REPORT;
                })) {
      desk.submit("a", "me", "", "upload", new byte[] {1});
      desk.submit("b", "me", "", "upload", new byte[] {1, 2});
      until(() -> state(desk, "b").equals("done"));
      assertThat(state(desk, "a")).isEqualTo("failed");
    }
  }

  private static JobHook hook(String... allowed) {
    return new JobHook(
        new Sender(
            Connector.of(Reach.with(List.of(allowed))),
            new Sender.Bounds(Duration.ofSeconds(20), 1 << 16, true)),
        "shared",
        Clock.systemUTC());
  }

  private static String told(JobDesk desk, String id) {
    return desk.find(id).map(job -> job.told().hook().state()).orElse("none");
  }

  private static void submit(JobDesk desk, String id, String url) {
    byte[] logs = "logs".getBytes(UTF_8);
    JobState.Told told = JobState.Told.fresh("upload", logs.length, "", Hook.of(url));
    assertThat(desk.submit(id, "me", told, logs)).isInstanceOf(JobDesk.Wanted.Taken.class);
  }

  @Test
  void whoWantsToKnowOfTheEndIsToldOnceSignedAndAgainWhereItFailed() {
    try (HttpReceiver receiver = HttpReceiver.plain().then(new Script.Answers(503));
        Ledger ledger = ledger();
        JobDesk desk = desk(ledger, (_, _, _) -> REPORT)) {
      desk.tellsBy(hook("localhost"));
      submit(desk, "a", receiver.url("/s3cret"));
      until(() -> told(desk, "a").equals(Hook.DELIVERED));
      assertThat(receiver.got()).hasSize(2);
      HttpReceiver.Got got = receiver.got().getLast();
      assertThat(got.path()).isEqualTo("/s3cret");
      assertThat(got.header("idempotency-key")).isEqualTo("a");
      assertThat(got.body()).contains("redoubt.job/v1", "\"state\":\"done\"", "\"alerts\":2");
      assertThat(got.body()).doesNotContain("s3cret");
      assertThat(
              Signature.holds(
                  "shared",
                  got.header("x-redoubt-timestamp"),
                  got.header("x-redoubt-signature"),
                  got.body().getBytes(UTF_8)))
          .isTrue();
    }
  }

  @Test
  void nobodyIsToldAtAnInnerAddressThatIsNotAllowed() {
    try (HttpReceiver receiver = HttpReceiver.plain();
        Ledger ledger = ledger();
        JobDesk desk = desk(ledger, (_, _, _) -> REPORT)) {
      desk.tellsBy(hook());
      submit(desk, "a", receiver.url("/in"));
      until(() -> told(desk, "a").equals(Hook.FAILED));
      assertThat(receiver.got()).isEmpty();
      assertThat(desk.find("a").orElseThrow().told().hook().reason()).contains("notify.allow");
    }
  }

  @Test
  void whoWasNotToldBeforeAStopIsToldAfterIt() {
    try (Ledger ledger = ledger();
        JobDesk desk = desk(ledger, (_, _, _) -> REPORT)) {
      submit(desk, "a", "http://localhost:1/never");
      until(() -> state(desk, "a").equals("done"));
      assertThat(told(desk, "a")).isEqualTo(Hook.WAITING);
      desk.tellsBy(hook());
      until(() -> told(desk, "a").equals(Hook.FAILED));
    }
  }
}
