package io.redoubt.audit.check;

import io.redoubt.audit.note.Checkpoint;
import java.util.ArrayList;
import java.util.List;

/// Gathers what a verification finds; keeps at most a hundred problems, the earliest of each file.
public final class Findings {
  static final long WHOLE_LOG = -1;
  private static final int MOST = 100;

  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long payloads;
  private long purged;

  void problem(long entry, String file, String what) {
    if (problems.size() < MOST) {
      problems.add(new Problem(entry, file, what));
    }
  }

  void note(String note) {
    notes.add(note);
  }

  boolean sound() {
    return problems.isEmpty();
  }

  /// The earliest entry with a problem, or `otherwise`.
  long earliest(long otherwise) {
    return problems.stream().mapToLong(Problem::entry).min().orElse(otherwise);
  }

  void payloadFound() {
    payloads++;
  }

  void entryPurged() {
    purged++;
  }

  AuditReport report(Checkpoint checkpoint, String key) {
    String root = checkpoint.root().base64();
    return new AuditReport(checkpoint.size(), key, root, payloads, purged, problems, notes);
  }

  AuditReport withoutCheckpoint() {
    return new AuditReport(0, "", "", 0, 0, problems, notes);
  }
}
