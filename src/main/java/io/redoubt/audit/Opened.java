package io.redoubt.audit;

import io.redoubt.audit.entry.AuditEntry;
import java.io.Closeable;
import java.util.List;

/// A log that may be appended to.
///
/// @param lock keeps others out
/// @param state its end
/// @param first entries to append before all others
/// @param recovery what was mended, as a sentence; empty when nothing
record Opened(Closeable lock, LogState state, List<AuditEntry> first, String recovery) {}
