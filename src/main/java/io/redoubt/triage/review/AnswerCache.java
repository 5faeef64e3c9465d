package io.redoubt.triage.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Answers that need not be asked for twice: the same question, word for word up to the order of
/// magnitude of its numbers, to the same model under the same texts and options. Thread-safe.
///
/// An answer is kept raw and in redacted space; whoever reuses it checks it against its own
/// evidence like a new one, so that a number that does not fit is struck. An answer is reused for
/// at most a day (`triage.md` §3.8).
public final class AnswerCache {
  /// How long an answer may be reused.
  public static final Duration LIFE = Duration.ofHours(24);

  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Keeper keeper;
  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();

  /// Takes every new entry to where it outlives the run.
  @FunctionalInterface
  public interface Keeper {
    /// Keeps it; must not throw.
    void keep(String key, Entry entry);
  }

  /// An answer as it came.
  ///
  /// @param text the raw answer
  /// @param nonce the nonce it was asked with
  /// @param subject id of the alert or incident it was given for
  /// @param auditIndex the entry of that verdict in the audit log, -1 when there is none
  /// @param at when
  public record Entry(String text, String nonce, String subject, long auditIndex, Instant at) {}

  /// With these entries from earlier runs; those that are too old are left out.
  public AnswerCache(InstantSource clock, Map<String, Entry> known, Keeper keeper) {
    this.clock = clock;
    this.keeper = keeper;
    known.forEach(entries::put);
  }

  /// A cache that ends with the run.
  public static AnswerCache inMemory(InstantSource clock) {
    return new AnswerCache(clock, Map.of(), (_, _) -> {});
  }

  /// The answer to this question, unless it is too old.
  public synchronized Optional<Entry> find(String key) {
    Entry entry = entries.get(key);
    if (entry == null || entry.at().plus(LIFE).isBefore(clock.instant())) {
      return Optional.empty();
    }
    return Optional.of(entry);
  }

  /// Remembers an answer; the oldest one goes when there are too many.
  public synchronized void put(String key, Entry entry) {
    entries.put(key, entry);
    if (entries.size() > MOST) {
      entries.pollFirstEntry();
    }
    keeper.keep(key, entry);
  }
}
