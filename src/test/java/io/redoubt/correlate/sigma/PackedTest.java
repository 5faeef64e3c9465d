package io.redoubt.correlate.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What groups keep in few bytes is what lists and maps keep.
class PackedTest {
  private static final long[] REACHES = {
    0, 1, 127, 128, 129, 32_767, 32_768, 1L << 31, 1L << 40, Long.MAX_VALUE
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void numbersOfAnyReachComeBackThroughAnyChanges(long seed) {
    Random random = new Random(seed);
    for (long reach : REACHES) {
      List<Long> expected = new ArrayList<>();
      Packed packed = new Packed();
      if (random.nextBoolean()) {
        packed = new Packed(7, 3);
        expected.addAll(List.of(7L, 7L, 7L));
      }
      for (int step = 0; step < 300; step++) {
        long sign = random.nextBoolean() ? 1 : -1;
        long number = sign * (reach == 0 ? 0 : random.nextLong(reach));
        if (random.nextInt(4) > 0 || expected.isEmpty()) {
          packed.add(number);
          expected.add(number);
        } else {
          int at = random.nextInt(expected.size());
          packed.set(at, number);
          expected.set(at, number);
        }
        packed = random.nextInt(20) == 0 ? packed.copy() : packed;
        assertThat(all(packed)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
  void numbersAsFarApartAsCanBeComeBack(long number) {
    Packed packed = new Packed(~number, 1);
    packed.add(number);
    packed.add(0);
    assertThat(all(packed)).containsExactly(~number, number, 0L);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void idsOfValuesAreThoseOfAMapOfTheValuesThemselves(long seed) {
    Random random = new Random(seed);
    ValueKey key = new ValueKey(random.nextLong(), random.nextLong());
    for (int kinds : new int[] {3, 24, 25, 26, 500, 20_000}) {
      Map<String, Integer> expected = new HashMap<>();
      Distinct distinct = new Distinct();
      for (int step = 0; step < 3 * kinds; step++) {
        String value = "/page/" + random.nextInt(kinds);
        assertThat(distinct.find(key.of(value))).isEqualTo(expected.getOrDefault(value, -1));
        int id = expected.computeIfAbsent(value, _ -> expected.size());
        assertThat(distinct.of(key.of(value))).as("seed %d", seed).isEqualTo(id);
        distinct = step == kinds ? distinct.copy() : distinct;
      }
      assertThat(distinct.size()).isEqualTo(expected.size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\0", "abc", "abcd", "abcd\0", "/index.html?id=1234567", "äöü"})
  void valuesThatDifferInOneCharacterOrInLengthGetOtherNumbers(String value) {
    ValueKey key = new ValueKey(1, 2);
    Set<String> values = new HashSet<>(Set.of(value, value + "\0", value + "\0\0"));
    for (int at = 0; at < value.length(); at++) {
      for (int bit = 0; bit < Character.SIZE; bit++) {
        char other = (char) (value.charAt(at) ^ 1 << bit);
        values.add(value.substring(0, at) + other + value.substring(at + 1));
      }
    }
    Set<Long> numbers = new HashSet<>();
    values.forEach(one -> numbers.add(key.of(one)));
    assertThat(numbers).hasSameSizeAs(values);
    assertThat(key.of(value)).isEqualTo(new ValueKey(1, 2).of(value));
    assertThat(key.of(value)).isNotEqualTo(new ValueKey(2, 1).of(value));
  }

  private static List<Long> all(Packed packed) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < packed.size(); i++) {
      all.add(packed.get(i));
    }
    return all;
  }
}
