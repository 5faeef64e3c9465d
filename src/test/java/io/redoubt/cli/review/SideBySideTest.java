package io.redoubt.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Work side by side.
class SideBySideTest {
  private static final List<Integer> WORK = IntStream.range(0, 200).boxed().toList();

  @Test
  void neverMoreAtOnceThanTheWidthAndEverythingOnce() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> done = new ArrayList<>();
    SideBySide.each(
        WORK,
        () -> 3,
        piece -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          running.decrementAndGet();
          return piece * 2;
        },
        (piece, result) -> {
          assertThat(result).isEqualTo(piece * 2);
          done.add(piece);
        });
    assertThat(done).hasSize(200).containsAll(WORK);
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void atWidthOneTheOrderIsThatOfTheWork() {
    List<Integer> done = new ArrayList<>();
    SideBySide.each(WORK, () -> 1, piece -> piece, (piece, _) -> done.add(piece));
    assertThat(done).isEqualTo(WORK);
  }

  @Test
  void widthNothingBeginsNothingMore() {
    List<Integer> done = new ArrayList<>();
    SideBySide.each(
        WORK, () -> done.size() < 5 ? 1 : 0, piece -> piece, (piece, _) -> done.add(piece));
    assertThat(done).hasSize(5);
  }

  @Test
  void resultsStandInTheOrderOfTheWork() {
    assertThat(SideBySide.all(WORK, piece -> piece + 1))
        .isEqualTo(WORK.stream().map(p -> p + 1).toList());
  }
}
