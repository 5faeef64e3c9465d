package io.redoubt.audit;

/// Proves that nothing in a log was changed.
final class AuditVerifier {
  private AuditVerifier() {}
}
