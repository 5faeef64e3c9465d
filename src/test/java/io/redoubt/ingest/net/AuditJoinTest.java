package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.RecordingIntake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditJoinTest {
  private static final String HEAD = "<13>Nov 21 10:00:01 web01 audispd[7]: ";
  private static final long MEMORY = 1_000_000;

  private final Counts counts = new Counts();
  private Room room = new Room(MEMORY);
  private final AtomicLong now = new AtomicLong();

  private AuditJoin join(Protocol protocol) {
    Handover handover = new Handover(protocol, new RecordingIntake(), counts, Pause.REAL);
    var shared = new Connection.Shared(NetLimits.standard(), room, counts, handover, Pause.REAL);
    return new AuditJoin(shared, now::get);
  }

  private AuditJoin join() {
    return join(Protocol.SYSLOG_TCP);
  }

  private static String line(String type, int serial) {
    return HEAD + "type=" + type + " msg=audit(1763719201.123:" + serial + "): a=b";
  }

  private static List<String> add(AuditJoin join, String... lines) {
    return texts(join.add(Stream.of(lines).map(l -> l.getBytes(StandardCharsets.UTF_8)).toList()));
  }

  private static List<String> texts(List<byte[]> records) {
    return records.stream().map(r -> new String(r, StandardCharsets.UTF_8)).toList();
  }

  @Test
  void linesOfAnEventBecomeOneRecordWhateverComesBetween() {
    AuditJoin join = join();
    assertThat(add(join, line("SYSCALL", 1), "<13>other")).containsExactly("<13>other");
    assertThat(add(join, line("SYSCALL", 2), line("EXECVE", 1))).isEmpty();
    assertThat(add(join, line("PROCTITLE", 1)))
        .containsExactly(
            line("SYSCALL", 1) + "\n" + line("EXECVE", 1) + "\n" + line("PROCTITLE", 1));
    assertThat(add(join, line("EOE", 2)))
        .containsExactly(line("SYSCALL", 2) + "\n" + line("EOE", 2));
    assertThat(join.isEmpty()).isTrue();
    assertThat(counts.tally(new Endpoint(Protocol.SYSLOG_TCP, "h", 1), 0, 0).joined()).isEqualTo(3);
    assertThat(room.left()).isEqualTo(MEMORY);
  }

  @Test
  void whatFollowsTheCommandLineAtOnceIsOfTheEventToo() {
    assertThat(add(join(), line("SYSCALL", 1), line("PROCTITLE", 1), line("EOE", 1)))
        .containsExactly(line("SYSCALL", 1) + "\n" + line("PROCTITLE", 1) + "\n" + line("EOE", 1));
  }

  @Test
  void whatProgramsSayIsNotWaitedFor() {
    AuditJoin join = join();
    assertThat(add(join, line("USER_LOGIN", 1), line("CRED_ACQ", 2))).hasSize(2);
    assertThat(join.isEmpty()).isTrue();
  }

  @Test
  void eventWithoutAnEndIsTakenAfterTwoSeconds() {
    AuditJoin join = join();
    assertThat(add(join, line("SYSCALL", 1))).isEmpty();
    now.addAndGet(AuditJoin.LONGEST - 1);
    assertThat(join.due()).isEmpty();
    now.incrementAndGet();
    assertThat(texts(join.due())).containsExactly(line("SYSCALL", 1));
    assertThat(add(join, line("PATH", 1))).containsExactly(line("PATH", 1));
    assertThat(room.left()).isEqualTo(MEMORY);
  }

  @Test
  void noMoreIsHeldThanMayBe() {
    AuditJoin join = join();
    String[] many =
        IntStream.range(0, AuditJoin.OPEN + 10)
            .mapToObj(i -> line("SYSCALL", i))
            .toArray(String[]::new);
    assertThat(add(join, many)).hasSize(10).startsWith(line("SYSCALL", 0));
    assertThat(join.rest()).hasSize(AuditJoin.OPEN);
    assertThat(room.left()).isEqualTo(MEMORY);
  }

  @Test
  void withoutRoomEachLineIsARecordAndNothingIsLost() {
    room = new Room(100);
    AuditJoin join = join();
    assertThat(add(join, line("SYSCALL", 1), line("EXECVE", 1), line("SYSCALL", 2)))
        .containsExactly(line("SYSCALL", 1), line("EXECVE", 1), line("SYSCALL", 2));
    assertThat(join.isEmpty()).isTrue();
    assertThat(room.left()).isEqualTo(100);
  }

  @Test
  void eventOfVeryManyLinesIsCut() {
    String[] lines = new String[300];
    Arrays.fill(lines, line("SYSCALL", 1));
    AuditJoin join = join();
    List<String> out = new ArrayList<>(add(join, lines));
    out.addAll(texts(join.rest()));
    assertThat(out).hasSize(2);
    assertThat(String.join("\n", out)).isEqualTo(String.join("\n", lines));
  }

  @Test
  void gelfIsLeftAlone() {
    AuditJoin join = join(Protocol.GELF_TCP);
    assertThat(add(join, line("SYSCALL", 1), line("PROCTITLE", 1))).hasSize(2);
  }
}
