package io.redoubt.audit.replay;

import io.redoubt.audit.entry.AuditRecord;
import java.util.Map;
import java.util.Optional;

/// Makes again, from what was stored, what was made when a verdict was reached. Whoever wrote the
/// inputs of a verdict knows how; the log does not.
@FunctionalInterface
public interface Rebuild {
  /// Knows nothing: only what is stored can be compared.
  Rebuild NOTHING = (_, _, _) -> Made.NOTHING;

  /// Makes it again.
  ///
  /// @param verdict the entry
  /// @param inputs its payload [io.redoubt.audit.entry.Payload#INPUTS]
  /// @param stored the payloads of any entry
  Made make(AuditRecord verdict, byte[] inputs, Stored stored);

  /// Payloads as they are stored.
  @FunctionalInterface
  interface Stored {
    /// The payload of this name of this entry; empty when there is none, or it was purged.
    Optional<byte[]> payload(long entry, String name);
  }

  /// What was made again.
  ///
  /// @param prompts by the index of their entry
  /// @param answer the answer that was taken from another verdict, as it reads for this one; empty
  ///     when none was, or it cannot be made
  /// @param verdict the verdict's bytes; empty when they cannot be made
  record Made(Map<Long, byte[]> prompts, Optional<byte[]> answer, Optional<byte[]> verdict) {
    /// Nothing could be made.
    public static final Made NOTHING = new Made(Map.of(), Optional.empty(), Optional.empty());

    /// Copies the map.
    public Made {
      prompts = Map.copyOf(prompts);
    }
  }
}
