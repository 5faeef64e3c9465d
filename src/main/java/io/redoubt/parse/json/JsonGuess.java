package io.redoubt.parse.json;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/* Written by many threads without a lock: at worst what one of them adds is lost, and added again. */
/// The keys with which objects usually begin, in their order, and what was known behind each; only
/// keys of which no value is asked. Bounded; thread-safe.
final class JsonGuess {
  private static final int MOST_BRANCHES = 6;
  private static final int LONGEST = 64;
  private static final int MOST = 2_000;

  private final byte[] key;
  private final JsonSighting sighting;
  private final AtomicInteger all;
  private volatile JsonGuess[] next = new JsonGuess[0];

  /// Before the first key.
  JsonGuess(JsonSighting nothing) {
    this(new byte[0], nothing, new AtomicInteger());
  }

  private JsonGuess(byte[] key, JsonSighting sighting, AtomicInteger all) {
    this.key = key;
    this.sighting = sighting;
    this.all = all;
  }

  /// What is known behind this key.
  JsonSighting sighting() {
    return sighting;
  }

  /// The same behind the key `buffer[from, to)`, if that is a usual one here.
  @Nullable JsonGuess after(byte[] buffer, int from, int to) {
    for (JsonGuess guess : next) {
      if (Arrays.equals(guess.key, 0, guess.key.length, buffer, from, to)) {
        return guess;
      }
    }
    return null;
  }

  /// Takes note of a key and what is known behind it; null when there are enough here.
  @Nullable JsonGuess add(byte[] buffer, int from, int to, JsonSighting behind) {
    JsonGuess[] known = next;
    if (known.length >= MOST_BRANCHES
        || to - from > LONGEST
        || behind.told() >= 0
        || all.get() >= MOST) {
      return null;
    }
    all.incrementAndGet();
    JsonGuess made = new JsonGuess(Arrays.copyOfRange(buffer, from, to), behind, all);
    JsonGuess[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = made;
    next = more;
    return made;
  }
}
