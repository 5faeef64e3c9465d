package io.redoubt.audit;

import io.redoubt.audit.tree.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A recorded verdict, made again from its inputs and compared with what the log holds.
///
/// @param verdict the entry
/// @param parts each payload of it, in their order
public record Replay(AuditRecord verdict, List<Part> parts) {
  /// Copies the list.
  public Replay {
    parts = List.copyOf(parts);
  }

  /// Replays an entry.
  public static Replay of(AuditReader reader, AuditRecord verdict, Rebuild rebuild) {
    Optional<byte[]> inputs = reader.payload(verdict, Payload.INPUTS);
    Optional<byte[]> response = reader.payload(verdict, Payload.RESPONSE);
    boolean answered = verdict.payload(Payload.RESPONSE).isPresent();
    List<Part> parts = new ArrayList<>();
    for (PayloadRef ref : verdict.payloads()) {
      Optional<byte[]> again =
          switch (ref.name()) {
            case Payload.PROMPT -> inputs.flatMap(stored -> rebuild.prompt(verdict, stored));
            case Payload.VERDICT ->
                inputs
                    .filter(_ -> response.isPresent() || !answered)
                    .flatMap(
                        stored -> rebuild.verdict(verdict, stored, response.orElse(new byte[0])));
            default -> Optional.empty();
          };
      parts.add(part(reader, verdict, ref, again));
    }
    return new Replay(verdict, parts);
  }

  private static Part part(
      AuditReader reader, AuditRecord verdict, PayloadRef ref, Optional<byte[]> again) {
    Optional<byte[]> stored = reader.payload(verdict, ref.name());
    if (stored.isEmpty()) {
      return new Part(ref, State.PURGED, again.map(bytes -> (long) bytes.length).orElse(-1L), -1);
    }
    if (again.isEmpty()) {
      return new Part(ref, State.STORED, -1, -1);
    }
    int differs = Arrays.mismatch(stored.get(), again.get());
    State state = differs < 0 ? State.SAME : State.DIFFERENT;
    return new Part(ref, state, again.get().length, differs);
  }

  /// Whether nothing that was made again differs, and something was.
  public boolean identical() {
    return parts.stream().anyMatch(part -> part.state() == State.SAME)
        && parts.stream().noneMatch(part -> part.state() == State.DIFFERENT);
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
  /// @param ref name, recorded hash and length
  /// @param state how it compares
  /// @param bytes length of what was made again; -1: nothing was
  /// @param differsAt offset of the first byte that differs; -1: none
  public record Part(PayloadRef ref, State state, long bytes, long differsAt) {
    /// The recorded salted hash.
    public Hash hash() {
      return ref.hash();
    }
  }
}
