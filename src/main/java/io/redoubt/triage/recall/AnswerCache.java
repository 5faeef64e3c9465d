package io.redoubt.triage.recall;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers that need not be asked for twice: to questions alike, to the same model under the same
/// texts and options. Thread-safe.
///
/// Kept is what stood in its evidence, in redacted space; whoever reuses it checks it against its
/// own evidence like a new answer. An answer is reused for at most a day (`triage.md` §3.8).
public final class AnswerCache {
  /// How long an answer may be reused.
  public static final Duration LIFE = Duration.ofHours(24);

  /// So many answers of one kind that stood in nothing, and the kind is not asked about again.
  static final int REFUSALS = 3;

  private static final int MOST = 10_000;
  private static final int VARIANTS = 12;

  private final InstantSource clock;
  private final Keeper keeper;
  private final LinkedHashMap<String, Deque<Entry>> entries = new LinkedHashMap<>();
  private final LinkedHashMap<String, Rerun> reruns = new LinkedHashMap<>();

  /// What a model said when the values from outside were masked. Kept for this run only.
  ///
  /// @param disposition its verdict
  /// @param severity its severity
  /// @param at when
  public record Rerun(Disposition disposition, Severity severity, Instant at) {}

  /// Takes every new entry to where it outlives the run.
  @FunctionalInterface
  public interface Keeper {
    /// Keeps it; must not throw.
    void keep(String key, Entry entry);
  }

  /// An answer and the question it was given to.
  ///
  /// @param told what stood; null when nothing did
  /// @param question it was given to
  /// @param subject id of the alert or incident it was given for
  /// @param auditIndex the entry of that verdict in the audit log, -1 when there is none
  /// @param at when
  public record Entry(
      @Nullable Told told, Likeness question, String subject, long auditIndex, Instant at) {}

  /// An answer that was mapped to another question.
  ///
  /// @param told the words for it
  /// @param from the answer it was
  /// @param mapped how many values gave way
  public record Mapped(Told told, Entry from, int mapped) {}

  /// Without entries.
  public AnswerCache(InstantSource clock, Keeper keeper) {
    this.clock = clock;
    this.keeper = keeper;
  }

  /// A cache that ends with the run.
  public static AnswerCache inMemory(InstantSource clock) {
    return new AnswerCache(clock, (_, _) -> {});
  }

  /// The words of an answer to a question alike, the newest that can be mapped; empty when there
  /// is none.
  ///
  /// @param fits whether mapped words stand in the evidence at hand
  public Optional<Mapped> find(Likeness question, java.util.function.Predicate<Mapped> fits) {
    for (Entry entry : young(question.key())) {
      Told told = entry.told();
      if (told != null) {
        Transfer transfer = new Transfer(entry.question(), question);
        Optional<Mapped> mapped =
            transfer.map(told).map(now -> new Mapped(now, entry, transfer.mapped())).filter(fits);
        if (mapped.isPresent()) {
          return mapped;
        }
      }
    }
    return Optional.empty();
  }

  /// Whether this kind of question was asked often enough without an answer that stood.
  public boolean hopeless(Likeness question) {
    Deque<Entry> known = young(question.key());
    return known.size() >= REFUSALS && known.stream().allMatch(entry -> entry.told() == null);
  }

  /// What was said to a masked question alike; empty when none was put of late.
  public synchronized Optional<Rerun> rerun(Likeness masked) {
    Instant oldest = clock.instant().minus(LIFE);
    return Optional.ofNullable(reruns.get(masked.key())).filter(r -> !r.at().isBefore(oldest));
  }

  /// Remembers what was said to a masked question.
  public synchronized void put(Likeness masked, Disposition disposition, Severity severity) {
    reruns.put(masked.key(), new Rerun(disposition, severity, clock.instant()));
    if (reruns.size() > MOST) {
      reruns.pollFirstEntry();
    }
  }

  private synchronized Deque<Entry> young(String key) {
    Instant oldest = clock.instant().minus(LIFE);
    Deque<Entry> young = new ArrayDeque<>(entries.getOrDefault(key, new ArrayDeque<>()));
    young.removeIf(entry -> entry.at().isBefore(oldest));
    return young;
  }

  /// Remembers an answer; the oldest one goes when there are too many.
  public void put(Entry entry) {
    remember(entry);
    keeper.keep(entry.question().key(), entry);
  }

  /// Remembers an answer of an earlier run.
  synchronized void remember(Entry entry) {
    String key = entry.question().key();
    Deque<Entry> variants = entries.computeIfAbsent(key, _ -> new ArrayDeque<>());
    variants.addFirst(entry);
    if (variants.size() > VARIANTS) {
      variants.removeLast();
    }
    if (entries.size() > MOST) {
      entries.pollFirstEntry();
    }
  }
}
