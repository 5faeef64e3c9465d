package io.redoubt.audit.replay;

import io.redoubt.audit.AuditReader;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.PayloadRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A recorded verdict, made again from its inputs and compared with what the log holds: each prompt
/// of it, and the verdict itself.
///
/// @param verdict the entry
/// @param parts each payload that it rests on, prompts first
public record Replay(AuditRecord verdict, List<Part> parts) {
  /// Copies the list.
  public Replay {
    parts = List.copyOf(parts);
  }

  /// Replays an entry.
  public static Replay of(AuditReader reader, AuditRecord verdict, Rebuild rebuild) {
    Rebuild.Stored stored =
        (entry, name) -> reader.record(entry).flatMap(record -> reader.payload(record, name));
    Rebuild.Made made =
        reader
            .payload(verdict, Payload.INPUTS)
            .map(inputs -> rebuild.make(verdict, inputs, stored))
            .orElse(Rebuild.Made.NOTHING);
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<Long, byte[]> prompt : new TreeMap<>(made.prompts()).entrySet()) {
      reader
          .record(prompt.getKey())
          .flatMap(entry -> part(reader, entry, Payload.PROMPT, Optional.of(prompt.getValue())))
          .ifPresent(parts::add);
    }
    for (PayloadRef ref : verdict.payloads()) {
      Optional<byte[]> again =
          switch (ref.name()) {
            case Payload.RESPONSE -> made.answer();
            case Payload.VERDICT -> made.verdict();
            default -> Optional.empty();
          };
      part(reader, verdict, ref.name(), again).ifPresent(parts::add);
    }
    return new Replay(verdict, parts);
  }

  private static Optional<Part> part(
      AuditReader reader, AuditRecord entry, String name, Optional<byte[]> again) {
    return entry.payload(name).map(ref -> part(reader, entry, ref, again));
  }

  private static Part part(
      AuditReader reader, AuditRecord entry, PayloadRef ref, Optional<byte[]> again) {
    Optional<byte[]> stored = reader.payload(entry, ref.name());
    if (stored.isEmpty()) {
      return new Part(entry.index(), ref, State.PURGED, Difference.NONE);
    }
    if (again.isEmpty()) {
      return new Part(entry.index(), ref, State.STORED, Difference.NONE);
    }
    int at = Arrays.mismatch(stored.get(), again.get());
    return at < 0
        ? new Part(entry.index(), ref, State.SAME, Difference.NONE)
        : new Part(
            entry.index(), ref, State.DIFFERENT, Difference.at(at, stored.get(), again.get()));
  }

  /// Whether the verdict was made again and nothing differs.
  public boolean identical() {
    return parts.stream()
            .anyMatch(p -> p.state() == State.SAME && p.ref().name().equals(Payload.VERDICT))
        && !different();
  }

  /// Whether something that was made again differs.
  public boolean different() {
    return parts.stream().anyMatch(part -> part.state() == State.DIFFERENT);
  }

  /// How a payload compares.
  public enum State {
    /// Made again, and equal to the byte: its salted hash is the recorded one.
    SAME,
    /// Made again, and not equal.
    DIFFERENT,
    /// Not made again; the stored bytes have the recorded hash.
    STORED,
    /// Not there any more.
    PURGED
  }

  /// One payload.
  ///
  /// @param entry it belongs to
  /// @param ref name, recorded hash and length
  /// @param state how it compares
  /// @param difference where it differs
  public record Part(long entry, PayloadRef ref, State state, Difference difference) {}
}
