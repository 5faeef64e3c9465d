package io.redoubt.parse.grammar;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Format;
import io.redoubt.event.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The messages of one program. A message's first four bytes choose the patterns that can fit, in
/// file order. Immutable and thread-safe.
public final class Grammar {
  /// The parts of a grammar besides its patterns.
  ///
  /// @param affixes texts cut off in front and at the end
  /// @param heads patterns of what may stand in front and is captured
  /// @param included grammars asked after this one
  record Frame(
      Format format, Affixes affixes, List<MessagePattern> heads, List<Grammar> included) {}

  private static final Tool<Attempt> ATTEMPT = new Tool<>(Attempt.class);

  private final Frame frame;
  private final int mask;
  private final int[] keys;
  private final MessagePattern[][] table;
  private final MessagePattern[] unkeyed;
  private final MessagePattern[] heads;
  private final Grammar[] included;

  Grammar(Frame frame, List<MessagePattern> patterns) {
    this.frame = frame;
    this.heads = frame.heads().toArray(MessagePattern[]::new);
    this.included = frame.included().toArray(Grammar[]::new);
    this.unkeyed = unkeyed(patterns).toArray(MessagePattern[]::new);
    Map<Integer, List<MessagePattern>> byKey = byKey(patterns);
    int size = Integer.highestOneBit(byKey.size() * 4 + 1);
    this.mask = size - 1;
    this.keys = new int[size];
    this.table = new MessagePattern[size][];
    byKey.forEach((key, candidates) -> put(key, candidates.toArray(MessagePattern[]::new)));
  }

  private static List<MessagePattern> unkeyed(List<MessagePattern> patterns) {
    return patterns.stream().filter(p -> p.keys().isEmpty()).toList();
  }

  /// Per first four bytes the patterns that fit them, those without a key at their place among
  /// them.
  private static Map<Integer, List<MessagePattern>> byKey(List<MessagePattern> patterns) {
    Map<Integer, List<MessagePattern>> byKey = new HashMap<>();
    patterns.forEach(p -> p.keys().forEach(key -> byKey.putIfAbsent(key, new ArrayList<>())));
    for (MessagePattern pattern : patterns) {
      Set<Integer> keys = pattern.keys().isEmpty() ? byKey.keySet() : pattern.keys();
      keys.forEach(key -> byKey.getOrDefault(key, List.of()).add(pattern));
    }
    return byKey;
  }

  private void put(int key, MessagePattern[] candidates) {
    int i = slot(key);
    while (table[i] != null) {
      i = (i + 1) & mask;
    }
    keys[i] = key;
    table[i] = candidates;
  }

  private int slot(int key) {
    return ((key * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(mask)) & mask;
  }

  /// What records of this program are called.
  public Format format() {
    return frame.format();
  }

  /// Adds the fields of the message `buffer[from, to)` to the event; false, and nothing added, when
  /// no pattern fits.
  public boolean match(byte[] buffer, int from, int to, EventBuilder out) {
    int start = from;
    int end = to;
    while (start < end && buffer[start] == ' ') {
      start++;
    }
    while (end > start && (buffer[end - 1] == ' ' || buffer[end - 1] == '\t')) {
      end--;
    }
    end = frame.affixes().withoutSuffix(buffer, start, end);
    start = frame.affixes().withoutPrefix(buffer, start, end);
    return matchTrimmed(buffer, start, end, out);
  }

  private boolean matchTrimmed(byte[] buffer, int from, int to, EventBuilder out) {
    for (MessagePattern head : heads) {
      Attempt attempt = new Attempt();
      attempt.message(buffer, to, false);
      if (head.fits(attempt, from)) {
        boolean matched = matchWhole(buffer, attempt.end(), to, out);
        if (matched) {
          head.emit(attempt, out);
        }
        return matched;
      }
    }
    return matchWhole(buffer, from, to, out);
  }

  private boolean matchWhole(byte[] buffer, int from, int to, EventBuilder out) {
    Attempt kept = out.take(ATTEMPT);
    Attempt attempt = kept == null ? new Attempt() : kept;
    attempt.message(buffer, to, true);
    boolean matched = matchBody(attempt, from, out);
    out.putBack(ATTEMPT, attempt);
    return matched;
  }

  private boolean matchBody(Attempt attempt, int from, EventBuilder out) {
    byte[] buffer = attempt.buffer();
    int to = attempt.to();
    for (MessagePattern pattern : candidates(buffer, from, to)) {
      if (pattern.fits(attempt, from)) {
        pattern.emit(attempt, out);
        return true;
      }
    }
    for (Grammar other : included) {
      if (other.heads.length == 0
          ? other.matchBody(attempt, from, out)
          : other.matchTrimmed(buffer, from, to, out)) {
        return true;
      }
    }
    return false;
  }

  private MessagePattern[] candidates(byte[] buffer, int from, int to) {
    if (to - from < Keys.LENGTH) {
      return unkeyed;
    }
    int key = Keys.of(buffer, from);
    for (int i = slot(key); table[i] != null; i = (i + 1) & mask) {
      if (keys[i] == key) {
        return table[i];
      }
    }
    return unkeyed;
  }
}
