package io.redoubt.audit;

/// The log, open for reading.
final class AuditReader {
  private AuditReader() {}
}
