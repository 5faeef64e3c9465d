package io.redoubt.llm.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.Urgency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// The order of the line, and that nobody is forgotten in it.
class WaitingLineTest {
  private static final long SECOND = 1_000_000_000L;

  private record Request(int number, Urgency urgency, long at) {}

  @Test
  void theMoreUrgentComesFirstAndAmongEqualsTheEarlier() {
    WaitingLine<String> line = new WaitingLine<>(9);
    line.join("low", Urgency.LOW, 0);
    line.join("middle", Urgency.MIDDLE, SECOND);
    line.join("middle too", Urgency.MIDDLE, 2 * SECOND);
    line.join("now", Urgency.NOW, 3 * SECOND);
    assertThat(drained(line)).containsExactly("now", "middle", "middle too", "low");
  }

  @Test
  void whoHasWaitedLongEnoughIsNotOvertaken() {
    WaitingLine<String> line = new WaitingLine<>(9);
    line.join("low", Urgency.LOW, 0);
    line.join("high", Urgency.HIGH, 61 * SECOND);
    assertThat(drained(line)).containsExactly("low", "high");
  }

  @Test
  void whenFullTheOldestOfTheLeastUrgentGoes() {
    WaitingLine<String> line = new WaitingLine<>(2);
    line.join("old low", Urgency.LOW, 0);
    line.join("high", Urgency.HIGH, 1);
    assertThat(line.join("new low", Urgency.LOW, 2)).contains("old low");
    assertThat(line.join("lowest", Urgency.LOWEST, 3)).contains("lowest");
    assertThat(drained(line)).containsExactly("high", "new low");
  }

  /* Everybody ends exactly once, and is overtaken only by those who came soon enough after it. */
  @Property(tries = 300)
  void everybodyIsServedOrSentAwayOnceAndInOrder(
      @ForAll @Size(max = 200) List<@IntRange(max = 5) Integer> urgencies,
      @ForAll @IntRange(min = 1, max = 20) int most,
      @ForAll @IntRange(min = 1, max = 4) int servedEvery) {
    WaitingLine<Request> line = new WaitingLine<>(most);
    Set<Integer> ended = new HashSet<>();
    List<Request> waiting = new ArrayList<>();
    for (int i = 0; i < urgencies.size(); i++) {
      Request request = new Request(i, Urgency.values()[urgencies.get(i)], i * 10L * SECOND);
      waiting.add(request);
      line.join(request, request.urgency(), request.at())
          .ifPresent(gone -> end(gone, ended, waiting));
      if (i % servedEvery == 0) {
        line.next(_ -> true).ifPresent(served -> inOrder(served, waiting, ended));
      }
    }
    while (line.size() > 0) {
      line.next(_ -> true).ifPresent(served -> inOrder(served, waiting, ended));
    }
    assertThat(ended).hasSize(urgencies.size());
  }

  private static void inOrder(Request served, List<Request> waiting, Set<Integer> ended) {
    end(served, ended, waiting);
    for (Request passed : waiting) {
      int steps = passed.urgency().ordinal() - served.urgency().ordinal();
      assertThat(served.at() - passed.at())
          .as("%s before %s", served, passed)
          .isLessThanOrEqualTo(steps * WaitingLine.STEP.toNanos());
    }
  }

  private static void end(Request request, Set<Integer> ended, List<Request> waiting) {
    assertThat(ended.add(request.number())).isTrue();
    waiting.remove(request);
  }

  private static List<String> drained(WaitingLine<String> line) {
    List<String> all = new ArrayList<>();
    while (line.size() > 0) {
      all.add(line.next(_ -> true).orElseThrow());
    }
    return all;
  }
}
