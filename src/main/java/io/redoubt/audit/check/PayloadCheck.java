package io.redoubt.audit.check;

import io.redoubt.audit.entry.EntryHead;
import io.redoubt.audit.entry.PayloadRef;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.files.Packs;
import io.redoubt.audit.files.PayloadPack;
import io.redoubt.audit.files.Snapshot;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Compares every payload with the salted hash in its entry. What is missing must have been purged
/// on record; what is there must have been named by an entry. Sees the entries in their order.
public final class PayloadCheck {
  private final Snapshot log;
  private final Findings findings;
  private final Hasher hasher = new Hasher();
  private final long size;
  private final List<Long> packs;
  private int next;

  private final Map<Hash, Long> open = new HashMap<>();
  private String openPath = "";
  private boolean trustworthy = true;
  private long firstMissing = -1;

  private final BitSet missing = new BitSet();
  private final BitSet present = new BitSet();
  private final BitSet purged = new BitSet();

  PayloadCheck(Snapshot log, long size, Findings findings) {
    this.log = log;
    this.size = size;
    this.findings = findings;
    this.packs = Packs.of(log.files()).stream().filter(first -> first < size).toList();
  }

  /// An entry whose hash is right.
  void entry(EntryHead head) {
    int index = Math.toIntExact(head.index());
    moveTo(index);
    for (Range range : head.ranges()) {
      purged.set((int) Math.min(range.from(), index), (int) Math.min(range.to(), index));
    }
    for (PayloadRef ref : head.payloads()) {
      Long bytes = open.remove(ref.hash());
      if (bytes == null) {
        missing.set(index);
        firstMissing = firstMissing < 0 ? index : firstMissing;
      } else {
        present.set(index);
        findings.payloadFound();
        if (bytes != ref.bytes()) {
          findings.problem(index, openPath, "the payload does not have the length in its entry");
        }
      }
    }
  }

  /// An entry that cannot be trusted to say what its payloads are.
  void unreadable(long index) {
    moveTo(index);
    trustworthy = false;
  }

  /// All entries have been seen.
  void finish() {
    close(size - 1);
    for (int i = missing.nextSetBit(0); i >= 0; i = missing.nextSetBit(i + 1)) {
      if (purged.get(i)) {
        findings.entryPurged();
      } else {
        findings.problem(
            i,
            Packs.path(packs, i).orElse(PayloadPack.FOLDER),
            "a payload of the entry is changed or missing, and no purge is" + " on record");
      }
    }
    present.and(purged);
    if (!present.isEmpty()) {
      findings.note(
          present.cardinality()
              + " entries whose purge is on record still have payloads: 'redoubt audit purge' ends"
              + " what was interrupted");
    }
  }

  private void moveTo(long index) {
    while (next < packs.size() && packs.get(next) <= index) {
      close(packs.get(next));
      open(packs.get(next));
      next++;
    }
  }

  private void open(long first) {
    openPath = PayloadPack.path(first);
    trustworthy = true;
    firstMissing = -1;
    byte @Nullable [] pack;
    try {
      pack = log.read(openPath);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    if (pack == null) {
      return;
    }
    int end = 0;
    for (PayloadPack.Section section : PayloadPack.sections(pack, hasher)) {
      open.put(section.hash(), (long) section.to() - section.from());
      end = section.to();
    }
    if (end < pack.length) {
      open.put(hasher.plain(pack, end, pack.length), -1L);
    }
  }

  private void close(long behind) {
    if (!open.isEmpty() && trustworthy) {
      findings.problem(
          firstMissing >= 0 ? firstMissing : Math.min(behind, size - 1),
          openPath,
          "it holds bytes that no entry names: a payload was changed or added");
    }
    open.clear();
  }
}
