package io.redoubt.audit;

import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.files.PayloadPack;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the payloads of some entries and removes them from their packs. A pack that loses only
/// some is written anew beside its place and takes it by one rename.
final class Purger {
  private final Disk disk;
  private final List<Range> ranges;
  private final Map<String, byte[]> packs = new LinkedHashMap<>();
  private long payloads;
  private long bytes;

  private Purger(Disk disk, List<Range> ranges) {
    this.disk = disk;
    this.ranges = ranges;
  }

  /// What there is to remove for these entries.
  static Purger plan(Disk disk, List<Range> ranges) throws IOException {
    Purger purger = new Purger(disk, ranges);
    AuditReader reader = AuditReader.open(disk);
    List<Long> firsts = reader.packs();
    for (int i = 0; i < firsts.size(); i++) {
      long end = i + 1 < firsts.size() ? firsts.get(i + 1) : reader.size();
      purger.plan(reader, new Range(firsts.get(i), end));
    }
    return purger;
  }

  private void plan(AuditReader reader, Range pack) throws IOException {
    Set<Hash> doomed = new HashSet<>();
    for (Range range : ranges) {
      long from = Math.max(range.from(), pack.from());
      long to = Math.min(range.to(), pack.to());
      reader.each(
          new Range(from, to), entry -> entry.payloads().forEach(p -> doomed.add(p.hash())));
    }
    String path = PayloadPack.path(pack.from());
    byte @Nullable [] now = doomed.isEmpty() ? null : disk.read(path);
    if (now == null) {
      return;
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (PayloadPack.Section section : PayloadPack.sections(now, new Hasher())) {
      if (doomed.contains(section.hash())) {
        payloads++;
        bytes += section.to() - section.from();
      } else {
        kept.write(now, section.start(), section.to() - section.start());
      }
    }
    if (kept.size() < now.length) {
      packs.put(path, kept.toByteArray());
    }
  }

  /// How much that is.
  Purged extent() {
    return new Purged(payloads, bytes);
  }

  /// Removes it.
  void run() throws IOException {
    for (Map.Entry<String, byte[]> pack : packs.entrySet()) {
      String path = pack.getKey();
      if (pack.getValue().length == 0) {
        disk.delete(path);
      } else {
        disk.write(LogFiles.NEW_PACK, pack.getValue());
        disk.force(LogFiles.NEW_PACK);
        disk.rename(LogFiles.NEW_PACK, path);
      }
      disk.forceFolder(LogFiles.folder(path));
    }
    disk.delete(LogFiles.NEW_PACK);
    disk.forceFolder("");
  }
}
