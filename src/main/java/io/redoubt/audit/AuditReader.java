package io.redoubt.audit;

import io.redoubt.audit.disk.Disk;
import io.redoubt.audit.disk.FolderDisk;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.EntryHead;
import io.redoubt.audit.entry.Range;
import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.files.Packs;
import io.redoubt.audit.files.PayloadPack;
import io.redoubt.audit.files.Snapshot;
import io.redoubt.audit.note.BadNote;
import io.redoubt.audit.note.Checkpoint;
import io.redoubt.audit.note.VerifyKey;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import io.redoubt.audit.tree.Tile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/// A log as it was when it was opened for reading. It trusts the files: to know that they are what
/// was written, ask [io.redoubt.audit.check.AuditVerifier]. Belongs to one thread.
public final class AuditReader {
  private final Snapshot log;
  private final String note;
  private final long size;
  private final JsonFactory json = new JsonFactory();
  private final Hasher hasher = new Hasher();

  /* The bundle that was read last: entries are often asked for one after another. */
  private List<AuditRecord> kept = List.of();
  private long keptNumber = -1;

  private AuditReader(Snapshot log, String note, long size) {
    this.log = log;
    this.note = note;
    this.size = size;
  }

  /// Opens the log in this folder.
  ///
  /// @throws AuditException when there is none, or its checkpoint is not signed by its key
  public static AuditReader open(Path folder) {
    return open(new FolderDisk(folder));
  }

  static AuditReader open(Disk disk) {
    try {
      Snapshot log = Snapshot.of(disk);
      byte @Nullable [] note = log.read(LogFiles.CHECKPOINT);
      byte @Nullable [] key = log.read(LogFiles.PUBLIC_KEY);
      if (note == null || key == null) {
        throw new AuditException("There is no audit log: no checkpoint or no key.pub.");
      }
      VerifyKey verify = VerifyKey.parse(new String(key, StandardCharsets.UTF_8));
      Checkpoint checkpoint = Checkpoint.own(note, verify);
      return new AuditReader(log, new String(note, StandardCharsets.UTF_8), checkpoint.size());
    } catch (BadNote bad) {
      throw new AuditException("The audit log is not right: " + bad.reason() + ".");
    } catch (IOException failed) {
      throw unreadable(failed);
    }
  }

  /// Number of entries.
  public long size() {
    return size;
  }

  /// The signed checkpoint, to be kept elsewhere.
  public String checkpoint() {
    return note;
  }

  /// All entries, in their order.
  ///
  /// @throws AuditException at the first that cannot be read
  public void each(Consumer<AuditRecord> visitor) {
    for (long bundle = 0; bundle * Tile.WIDTH < size; bundle++) {
      records(bundle).forEach(visitor);
    }
  }

  /// The latest entries that fit, the latest first.
  ///
  /// @param before entries before this place
  /// @param limit at most so many
  public List<AuditRecord> latest(long before, int limit, Predicate<AuditRecord> fits) {
    List<AuditRecord> found = new ArrayList<>();
    long end = Math.min(before, size);
    for (long number = (end - 1) / Tile.WIDTH; end > 0 && number >= 0; number--) {
      for (AuditRecord record : records(number).reversed()) {
        if (record.index() < end && fits.test(record)) {
          found.add(record);
          if (found.size() == limit) {
            return found;
          }
        }
      }
    }
    return found;
  }

  /// So many entries from this place on, fewer at the end, in their order.
  public List<AuditRecord> from(long first, int many) {
    List<AuditRecord> found = new ArrayList<>();
    each(new Range(first, Math.min(size, first + many)), found::add);
    return found;
  }

  /// The entries of a range, in their order.
  void each(Range range, Consumer<AuditRecord> visitor) {
    for (long number = range.from() / Tile.WIDTH; number * Tile.WIDTH < range.to(); number++) {
      records(number).stream().filter(r -> range.has(r.index())).forEach(visitor);
    }
  }

  /// The entries before the first of this moment or later.
  public Range before(Instant time) {
    long end = 0;
    for (long number = 0; number * Tile.WIDTH < size; number++) {
      for (AuditRecord record : records(number)) {
        if (!Instant.parse(record.time()).isBefore(time)) {
          return new Range(0, end);
        }
        end++;
      }
    }
    return new Range(0, end);
  }

  /// The first entry of each payload file.
  List<Long> packs() {
    return Packs.of(log.files());
  }

  /// The entry of this place; empty when the log has none.
  public Optional<AuditRecord> record(long index) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    return Optional.of(records(index / Tile.WIDTH).get((int) (index % Tile.WIDTH)));
  }

  /// The entry that somebody means: a number is a place; anything else is the beginning of a
  /// subject's id, of which the latest verdict, or else the latest entry, is taken.
  public Optional<AuditRecord> find(String id) {
    if (id.matches("\\d{1,18}")) {
      return record(Long.parseLong(id));
    }
    @Nullable AuditRecord found = null;
    for (long bundle = 0; bundle * Tile.WIDTH < size; bundle++) {
      for (AuditRecord record : records(bundle)) {
        boolean better = found == null || !found.kind().equals("verdict");
        if (!id.isEmpty()
            && record.subject().startsWith(id)
            && (better || record.kind().equals("verdict"))) {
          found = record;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /// A payload of an entry; empty when the entry has none of this name, or it was purged.
  ///
  /// @throws AuditException when what is there is not what the entry names
  public Optional<byte[]> payload(AuditRecord record, String name) {
    return record.payload(name).flatMap(ref -> payload(record.index(), ref.hash()));
  }

  private Optional<byte[]> payload(long index, Hash hash) {
    byte @Nullable [] pack = Packs.path(packs(), index).map(this::read).orElse(null);
    if (pack == null) {
      return Optional.empty();
    }
    return PayloadPack.sections(pack, hasher).stream()
        .filter(section -> section.hash().equals(hash))
        .findFirst()
        .map(section -> Arrays.copyOfRange(pack, section.from(), section.to()));
  }

  private List<AuditRecord> records(long number) {
    if (number != keptNumber) {
      kept = List.copyOf(readRecords(number));
      keptNumber = number;
    }
    return kept;
  }

  private List<AuditRecord> readRecords(long number) {
    int width = (int) Math.min(Tile.WIDTH, size - number * Tile.WIDTH);
    String path = new Tile(0, number, width).entriesPath();
    byte @Nullable [] bundle = read(path);
    List<AuditRecord> records = new ArrayList<>();
    boolean whole =
        bundle != null && Bundle.each(bundle, (bytes, from, to) -> add(records, bytes, from, to));
    if (!whole || records.size() != width) {
      throw new AuditException(
          "The audit log's file " + path + " is damaged; 'redoubt audit verify' says where.");
    }
    return records;
  }

  private void add(List<AuditRecord> records, byte[] bundle, int from, int to) {
    @Nullable EntryHead head = EntryHead.read(json, bundle, from, to);
    if (head != null) {
      records.add(AuditRecord.of(head, bundle, from, to, hasher.leaf(bundle, from, to)));
    }
  }

  private byte @Nullable [] read(String path) {
    try {
      return log.read(path);
    } catch (IOException failed) {
      throw unreadable(failed);
    }
  }

  private static AuditException unreadable(IOException why) {
    return new AuditException("The audit log cannot be read: " + why, why);
  }
}
