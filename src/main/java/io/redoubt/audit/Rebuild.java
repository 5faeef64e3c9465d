package io.redoubt.audit;

import java.util.Optional;

/// Makes again, from what was stored, what was made when a verdict was reached. Whoever wrote the
/// inputs of a verdict knows how; the log does not.
public interface Rebuild {
  /// Knows nothing: only what is stored can be compared.
  Rebuild NOTHING =
      new Rebuild() {
        @Override
        public Optional<byte[]> prompt(AuditRecord verdict, byte[] inputs) {
          return Optional.empty();
        }

        @Override
        public Optional<byte[]> verdict(AuditRecord verdict, byte[] inputs, byte[] response) {
          return Optional.empty();
        }
      };

  /// The prompt's bytes, from the stored inputs; empty when it cannot be made.
  Optional<byte[]> prompt(AuditRecord verdict, byte[] inputs);

  /// The verdict's bytes, from the stored inputs and the model's stored answer (no bytes: there was
  /// none), which is checked, merged and written as it was then; empty when it cannot be made.
  Optional<byte[]> verdict(AuditRecord verdict, byte[] inputs, byte[] response);
}
