package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.NumberedEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What one follower has read is not read again for the next.
class ReadOnceTest {
  private final MemoryLog log = new MemoryLog(1_763_700_000_000L);
  private final Crew alone = new Crew(1);

  @AfterEach
  void dismiss() {
    alone.close();
  }

  @Test
  void whoComesSoonAfterIsHandedTheSameEvents() {
    delivered(10);
    ReadOnce together = new ReadOnce(log);
    ReadOnce.Member first = member(together);
    ReadOnce.Member second = member(together);
    List<NumberedEvent> read = first.from(0).orElseThrow().events();
    assertThat(sequences(read)).containsExactlyElementsOf(numbers(0, 10));
    assertThat(second.from(0).orElseThrow().events()).isSameAs(read);
    List<NumberedEvent> part = second.from(4).orElseThrow().events();
    assertThat(sequences(part)).containsExactlyElementsOf(numbers(4, 10));
    assertThat(part.getFirst()).isSameAs(read.get(4));
    assertThat(second.from(10)).isEmpty();
  }

  @Test
  void whatAllHavePassedIsKeptNoLonger() {
    delivered(10);
    ReadOnce together = new ReadOnce(log);
    ReadOnce.Member first = member(together);
    ReadOnce.Member second = member(together);
    first.from(0);
    first.from(10);
    assertThat(together.bytes()).isPositive();
    second.from(0);
    assertThat(together.bytes()).isPositive();
    second.from(10);
    assertThat(together.bytes()).isZero();
  }

  @Test
  void whoIsFarBehindReadsForHimself() {
    delivered(10);
    ReadOnce together = new ReadOnce(log, 1);
    ReadOnce.Member first = member(together);
    ReadOnce.Member second = member(together);
    List<NumberedEvent> read = first.from(0).orElseThrow().events();
    assertThat(together.bytes()).isZero();
    List<NumberedEvent> again = second.from(0).orElseThrow().events();
    assertThat(again).isNotSameAs(read);
    assertThat(sequences(again)).isEqualTo(sequences(read));
  }

  @Test
  void nothingIsKeptForWhoWouldComeTooLate() {
    delivered(100);
    assertThat(keptByWhoIsFortyAhead(100_000)).as("room for 200 events").isPositive();
    assertThat(keptByWhoIsFortyAhead(10_000)).as("room for 20 events").isZero();
  }

  private long keptByWhoIsFortyAhead(long room) {
    ReadOnce together = new ReadOnce(log, room);
    ReadOnce.Member _ = member(together);
    assertThat(member(together).from(40)).isPresent();
    return together.bytes();
  }

  @Test
  void eachIsGivenEveryRecordOnceAndInOrderWhoeverReadsIt() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ReadOnce together = new ReadOnce(log, 40_000);
    int records = 6000;
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      List<Future<List<Long>>> followers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        followers.add(threads.submit(following(member(together), records, random.nextLong())));
      }
      int left = records;
      while (left > 0) {
        int some = Math.min(left, 1 + random.nextInt(40));
        delivered(some);
        left -= some;
      }
      for (Future<List<Long>> follower : followers) {
        assertThat(follower.get())
            .as("seed %d", seed)
            .containsExactlyElementsOf(numbers(0, records));
      }
    }
  }

  private static Callable<List<Long>> following(ReadOnce.Member member, long records, long seed) {
    return () -> {
      Random random = new Random(seed);
      List<Long> seen = new ArrayList<>();
      long at = 0;
      while (at < records) {
        Optional<ReadOnce.Stretch> read = member.from(at);
        if (read.isPresent()) {
          List<NumberedEvent> events = read.get().events();
          int taken = 1 + random.nextInt(events.size());
          seen.addAll(sequences(events.subList(0, taken)));
          at = seen.getLast() + 1;
        } else {
          Thread.onSpinWait();
        }
      }
      return seen;
    };
  }

  private ReadOnce.Member member(ReadOnce together) {
    return together.member(new Readers(alone, () -> Runs.reader(new DeadLetters())));
  }

  private void delivered(int records) {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      lines.add("one line of many".getBytes(StandardCharsets.UTF_8));
    }
    log.append(Delivery.of("http", "somebody", lines));
  }

  private static List<Long> sequences(List<NumberedEvent> events) {
    return events.stream().map(NumberedEvent::sequence).toList();
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }
}
