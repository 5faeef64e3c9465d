package io.redoubt.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken.Committed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log in segments: the contract, and what is its own.
class SegmentLogTest extends EventLogContract {
  private static final LogSettings SMALL = LogSettings.standard().segments(4000).reserving(0);

  @TempDir private Path temporary = Path.of("");

  private Path folder() {
    return temporary.resolve("own");
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private SegmentLog open(LogSettings settings, String instant) {
    return SegmentLog.open(folder(), settings, at(instant), new Random(3));
  }

  @Override
  EventLog open() {
    Path contract = temporary.resolve("contract");
    return SegmentLog.open(contract, SMALL, at("2026-11-21T10:00:00Z"), new Random(3));
  }

  private SegmentLog own() {
    return open(SMALL, "2026-11-21T10:00:00Z");
  }

  private static Delivery line(String text) {
    return Delivery.of("http", "", List.of(bytes(text)));
  }

  private void fill(String instant, int deliveries) {
    try (SegmentLog log = open(SMALL, instant)) {
      byte[] noise = new byte[1000];
      new Random(5).nextBytes(noise);
      for (int i = 0; i < deliveries; i++) {
        assertThat(log.append(Delivery.of("http", "", List.of(noise))))
            .isInstanceOf(Committed.class);
      }
    }
  }

  private List<Path> segments() throws IOException {
    try (var files = Files.walk(folder())) {
      return files.filter(f -> f.toString().endsWith(".seg")).sorted().toList();
    }
  }

  @Test
  void twoProgramsDoNotWriteOneLog() {
    EventLog one = own();
    assertThatThrownBy(this::own)
        .isInstanceOf(LogException.class)
        .hasMessageContaining(folder().toString())
        .hasMessageContaining("another Redoubt");
    one.close();
    own().close();
  }

  @Test
  void aLaterFormatIsRefusedUntouched() throws IOException {
    fill("2026-11-21T10:00:00Z", 1);
    Files.writeString(folder().resolve("format"), "redoubt-log 99\n");
    byte[] before = Files.readAllBytes(segments().getFirst());
    assertThatThrownBy(this::own)
        .isInstanceOf(LogException.class)
        .hasMessageContaining("later version")
        .hasMessageContaining("99");
    assertThat(Files.readAllBytes(segments().getFirst())).isEqualTo(before);
  }

  @Test
  void aMissingOrDamagedFormatFileIsMadeAgain() throws IOException {
    fill("2026-11-21T10:00:00Z", 1);
    Files.writeString(folder().resolve("format"), "\0\0\0");
    own().close();
    assertThat(folder().resolve("format")).hasContent("redoubt-log 1\n");
  }

  @Test
  void numbersThatWereGivenOutAreNotGivenAgainWhenTheEndOfTheLogIsLost() throws IOException {
    try (SegmentLog log = own()) {
      for (String text : List.of("a", "b", "c", "d")) {
        log.append(line(text));
      }
    }
    Path last = segments().getLast();
    byte[] bytes = Files.readAllBytes(last);
    Files.write(last, java.util.Arrays.copyOf(bytes, bytes.length - 20));
    try (SegmentLog log = own()) {
      assertThat(log.next()).isEqualTo(4);
      log.givenOut(4);
      assertThat(log.health().damagedRecords()).isZero();
      log.givenOut(9);
      assertThat(log.health().damage()).anyMatch(line -> line.contains("5 records lost"));
      assertThat(log.append(line("e")))
          .isInstanceOfSatisfying(Committed.class, done -> assertThat(done.first()).isEqualTo(9));
      assertThat(log.record(9)).isPresent();
      assertThat(log.record(6)).isEmpty();
    }
    try (SegmentLog log = own()) {
      assertThat(log.next()).isEqualTo(10);
      assertThat(log.record(9)).isPresent();
    }
  }

  @Test
  void oldSegmentsGoByAge() throws IOException {
    fill("2026-11-01T10:00:00Z", 10);
    fill("2026-11-20T10:00:00Z", 1);
    LogSettings week = SMALL.keeping(Duration.ofDays(7), 0);
    try (SegmentLog log = open(week, "2026-11-21T10:00:00Z")) {
      assertThat(log.trim()).isPositive();
      assertThat(log.first()).isEqualTo(10);
      assertThat(log.next()).isEqualTo(11);
      assertThat(log.record(3)).isEmpty();
      assertThat(log.read(0, 5)).extracting(EventLog.Batch::first).containsExactly(10L);
    }
    assertThat(folder().resolve("2026-11-01")).doesNotExist();
  }

  @Test
  void oldSegmentsGoBySizeAndPositionsStay() throws IOException {
    Position position = new Position("/var/log/a", "g", 7);
    try (SegmentLog log = open(SMALL, "2026-11-21T10:00:00Z")) {
      log.append(new Delivery("file", "", "", List.of(bytes("a")), "id", List.of(position)));
    }
    fill("2026-11-21T10:00:00Z", 40);
    LogSettings small = SMALL.keeping(Duration.ZERO, 10_000);
    try (SegmentLog log = open(small, "2026-11-21T10:00:00Z")) {
      log.trim();
      assertThat(log.health().bytes()).isLessThanOrEqualTo(10_000);
      assertThat(log.first()).isPositive();
    }
    try (SegmentLog log = open(small, "2026-11-21T10:00:00Z")) {
      assertThat(log.positions()).containsExactly(position);
      Delivery again = new Delivery("file", "", "", List.of(bytes("a")), "id", List.of(position));
      assertThat(log.append(again)).isEqualTo(new Committed(0, 1, true, List.of()));
    }
  }

  @Test
  void idsAreForgottenBeyondTheirBounds() {
    LogSettings two = SMALL.remembering(2, Duration.ofDays(1));
    try (SegmentLog log = open(two, "2026-11-21T10:00:00Z")) {
      for (String id : List.of("a", "b", "c")) {
        log.append(new Delivery("http", "", "", List.of(bytes("x")), id, List.of()));
      }
      assertThat(log.append(new Delivery("http", "", "", List.of(bytes("x")), "c", List.of())))
          .isEqualTo(new Committed(2, 1, true, List.of()));
      assertThat(log.append(new Delivery("http", "", "", List.of(bytes("x")), "a", List.of())))
          .isEqualTo(new Committed(3, 1, false, List.of()));
    }
  }

  @Test
  void aTornTailIsLeftBehindAndCounted() throws IOException {
    fill("2026-11-21T10:00:00Z", 2);
    Files.write(segments().getLast(), new byte[] {1, 2, 3, 4, 5}, StandardOpenOption.APPEND);
    for (int i = 0; i < 3; i++) {
      try (SegmentLog log = open(SMALL, "2026-11-21T10:00:00Z")) {
        assertThat(log.next()).isEqualTo(2 + i);
        assertThat(log.append(line("after"))).isEqualTo(new Committed(2 + i, 1, false, List.of()));
        assertThat(log.read(0, 100)).hasSize(3 + i);
        assertThat(log.health().damage()).hasSize(i == 0 ? 1 : 0);
      }
    }
  }

  @Test
  void damageCostsOnlyTheDeliveryThatIsDamaged() throws IOException {
    fill("2026-11-21T10:00:00Z", 9);
    Path middle = segments().get(1);
    byte[] whole = Files.readAllBytes(middle);
    int sender = new String(whole, StandardCharsets.ISO_8859_1).indexOf("http", 1500);
    for (int at : new int[] {sender, sender - 30, sender + 500}) {
      byte[] bytes = whole.clone();
      bytes[at] ^= 1;
      Files.write(middle, bytes);
      oneIsDamaged();
    }
  }

  private void oneIsDamaged() {
    try (SegmentLog log = open(SMALL, "2026-11-21T10:00:00Z")) {
      assertThat(log.next()).isEqualTo(9);
      assertThat(log.read(0, 100)).hasSize(8);
      assertThat(log.health().damagedRecords()).isOne();
      assertThat(log.health().damage()).anyMatch(line -> line.contains("damaged"));
    }
  }

  @Test
  void everyPlaceMayBeDamaged() throws IOException {
    fill("2026-11-21T10:00:00Z", 5);
    for (Path segment : segments()) {
      byte[] whole = Files.readAllBytes(segment);
      for (int at = 0; at < whole.length; at += 97) {
        byte[] bad = whole.clone();
        bad[at] ^= 0x40;
        Files.write(segment, bad);
        LogView view = LogView.open(folder());
        assertThat(view.read(0, 100).size()).as("byte " + at).isGreaterThanOrEqualTo(4);
        assertThat(view.next()).isGreaterThanOrEqualTo(5);
      }
      Files.write(segment, whole);
    }
    assertThat(LogView.open(folder()).read(0, 100)).hasSize(5);
  }

  @Test
  void everyLengthIsAStart() throws IOException {
    fill("2026-11-21T10:00:00Z", 3);
    Path last = segments().getLast();
    byte[] whole = Files.readAllBytes(last);
    for (int length = 0; length < whole.length; length += 61) {
      Files.write(last, Arrays.copyOf(whole, length));
      LogView view = LogView.open(folder());
      assertThat(view.read(0, 100).size()).isBetween(0, 3);
    }
  }

  @Test
  void recordsCannotPassForFrames() throws IOException {
    Path other = temporary.resolve("other");
    try (SegmentLog log =
        SegmentLog.open(other, SMALL, at("2026-11-21T10:00:00Z"), new Random(99))) {
      log.append(line("forged"));
    }
    byte[] forged;
    try (var files = Files.walk(other)) {
      Path file = files.filter(f -> f.toString().endsWith(".seg")).findFirst().orElseThrow();
      forged = Files.readAllBytes(file);
    }
    try (SegmentLog log = open(SMALL, "2026-11-21T10:00:00Z")) {
      log.append(Delivery.of("http", "", List.of(forged)));
    }
    Path segment = segments().stream().filter(s -> !s.startsWith(other)).toList().getLast();
    byte[] bytes = Files.readAllBytes(segment);
    int frame = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("http");
    bytes[frame - 10] ^= 1;
    Files.write(segment, bytes);
    try (SegmentLog log = open(SMALL, "2026-11-21T10:00:00Z")) {
      assertThat(log.read(0, 10)).isEmpty();
    }
  }

  @Test
  void aViewSeesWhatIsCommittedWhileAnotherWrites() {
    try (SegmentLog log = open(SMALL, "2026-11-21T10:00:00Z")) {
      log.append(line("a"));
      try (LogView view = LogView.open(folder())) {
        log.append(line("b"));
        assertThat(view.read(0, 10)).hasSize(1);
        assertThat(view.next()).isOne();
      }
    }
  }
}
