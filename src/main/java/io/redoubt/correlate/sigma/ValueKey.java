package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import java.util.concurrent.ThreadLocalRandom;

/* SipHash-1-3 over UTF-16, four characters at a time. A log's writer who does not know the key
 * cannot make values that get the same number; among fifty thousand values two do by chance once in
 * ten thousand million groups.
 */
/// Turns the values that correlations count into numbers: how many differ is asked, and what they
/// were is not. Equal values get equal numbers, others others. Immutable.
///
/// @param one half of a secret
/// @param two the other half
record ValueKey(long one, long two) {
  /// A key that nobody knows beforehand.
  static ValueKey fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new ValueKey(random.nextLong(), random.nextLong());
  }

  /// A hit as it is counted.
  ///
  /// @param time milliseconds on the time line of its group
  /// @param events how many it stands for
  Counted counted(CorrelationHit hit, long time, int events) {
    CorrelationRule.Type type = hit.rule().type();
    boolean told = type.valued() && !type.numeric();
    return new Counted(hit, time, events, told ? of(hit.value()) : 0);
  }

  /// The number of a value.
  long of(String value) {
    int length = value.length();
    int full = length >>> 2;
    long a = one ^ 0x736f6d6570736575L;
    long b = two ^ 0x646f72616e646f6dL;
    long c = one ^ 0x6c7967656e657261L;
    long d = two ^ 0x7465646279746573L;
    for (int i = 0; i < full + 5; i++) {
      // What is left of the value, its length, and three rounds more to end with.
      long word = i <= full ? word(value, 4 * i) : i == full + 1 ? length : 0;
      c ^= i == full + 2 ? 0xff : 0;
      d ^= word;
      a += b;
      b = Long.rotateLeft(b, 13) ^ a;
      a = Long.rotateLeft(a, 32);
      c += d;
      d = Long.rotateLeft(d, 16) ^ c;
      a += d;
      d = Long.rotateLeft(d, 21) ^ a;
      c += b;
      b = Long.rotateLeft(b, 17) ^ c;
      c = Long.rotateLeft(c, 32);
      a ^= word;
    }
    return a ^ b ^ c ^ d;
  }

  private static long word(String value, int from) {
    long word = 0;
    for (int i = Math.min(from + 4, value.length()) - 1; i >= from; i--) {
      word = word << Character.SIZE | value.charAt(i);
    }
    return word;
  }
}
