package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AheadTest {
  private static final Executor NOBODY = _ -> {};

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static <T> List<T> taken(Ahead<T> ahead) {
    List<T> all = new ArrayList<>();
    ahead.forEachRemaining(all::add);
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 1000})
  void everyItemComesOnceAndInOrderWhoeverHelps(int count) {
    try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
      List<String> expected = numbers(count).stream().map(Object::toString).toList();
      for (int helpers : new int[] {0, 1, 3}) {
        AtomicInteger made = new AtomicInteger();
        Ahead<String> ahead =
            new Ahead<>(
                numbers(count),
                n -> {
                  made.incrementAndGet();
                  return n.toString();
                },
                pool,
                helpers);
        assertThat(taken(ahead)).isEqualTo(expected);
        assertThat(made.get()).isEqualTo(count);
      }
    }
  }

  @Test
  void theTakerMakesAllWhereHelpersNeverCome() {
    assertThat(taken(new Ahead<>(numbers(100), n -> n, NOBODY, 2))).isEqualTo(numbers(100));
  }

  @Test
  void othersMakeWhatComesLaterWhileThisOneWaits() throws InterruptedException {
    Set<Integer> made = ConcurrentHashMap.newKeySet();
    CountDownLatch last = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(1)) {
      Ahead<Integer> ahead =
          new Ahead<>(
              numbers(64),
              n -> {
                made.add(n);
                if (n == 63) {
                  last.countDown();
                }
                return n;
              },
              pool,
              1);
      last.await();
      assertThat(made).hasSize(64);
      assertThat(taken(ahead)).isEqualTo(numbers(64));
    }
  }

  @Test
  void aFaultInOneComesToTheTaker() {
    IllegalArgumentException fault = new IllegalArgumentException("17");
    Ahead<Integer> ahead =
        new Ahead<>(
            numbers(32),
            n -> {
              if (n == 17) {
                throw fault;
              }
              return n;
            },
            NOBODY,
            0);
    for (int i = 0; i < 16; i++) {
      assertThat(ahead.next()).isEqualTo(i);
    }
    assertThatThrownBy(ahead::next).hasCause(fault);
  }

  @Test
  void thereIsNoneAfterTheLast() {
    Ahead<Integer> ahead = new Ahead<>(List.of(1), n -> n, NOBODY, 1);
    assertThat(ahead.next()).isEqualTo(1);
    assertThat(ahead.hasNext()).isFalse();
    assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void anInterruptedTakerGetsAllAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThat(taken(new Ahead<>(numbers(40), n -> n, NOBODY, 1))).isEqualTo(numbers(40));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
