package io.redoubt.audit.check;

import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.note.Checkpoint;
import io.redoubt.audit.tree.Hash;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/// What the tree must come to: the root that the checkpoint signs, and on the way there the roots
/// of the checkpoints that were exported earlier.
public final class Seal {
  private final Checkpoint checkpoint;
  private final List<Exported> exported;
  private final Findings findings;
  private int next;
  private long vouched;

  Seal(Checkpoint checkpoint, List<Exported> exported, Findings findings) {
    this.checkpoint = checkpoint;
    this.exported =
        exported.stream().sorted(Comparator.comparingLong(e -> e.checkpoint().size())).toList();
    this.findings = findings;
  }

  /// Looks for entries that the key's holder did not write.
  interface Forged {
    /// The first one; 0 when that cannot be told.
    long first() throws IOException;
  }

  /// The tree has this many leaves now.
  void reached(long size, Supplier<Hash> root) {
    while (next < exported.size() && exported.get(next).checkpoint().size() == size) {
      Exported anchor = exported.get(next++);
      if (root.get().equals(anchor.checkpoint().root())) {
        vouched = size;
      } else {
        findings.problem(
            findings.earliest(vouched),
            anchor.name(),
            "the first " + size + " entries are not those of this exported checkpoint");
      }
    }
  }

  /// All entries are in the tree. Says what is wrong unless that is known already.
  void complete(Hash root, Forged forged) throws IOException {
    if (findings.sound() && !root.equals(checkpoint.root())) {
      findings.problem(
          Math.max(vouched, forged.first()),
          LogFiles.CHECKPOINT,
          "entries and tiles agree with one another, but not with the signed checkpoint: somebody"
              + " without the key rewrote them");
    }
    for (Exported anchor : exported.subList(next, exported.size())) {
      findings.problem(
          checkpoint.size(),
          anchor.name(),
          "the log has "
              + checkpoint.size()
              + " entries, but had "
              + anchor.checkpoint().size()
              + " when this checkpoint was exported: its end was cut off or put back");
    }
  }
}
