package io.redoubt.audit.check;

import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.files.Place;
import io.redoubt.audit.files.Snapshot;
import io.redoubt.audit.note.BadNote;
import io.redoubt.audit.note.Checkpoint;
import io.redoubt.audit.note.VerifyKey;
import io.redoubt.audit.tree.Tile;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for files that a log of this size does not have. An interrupted write leaves such files
/// too, but only together with the signed checkpoint that it was about to publish: without one they
/// are what remains when the checkpoint is put back to an earlier state.
public final class FileCheck {
  private static final Set<String> OWN =
      Set.of(LogFiles.CHECKPOINT, LogFiles.NEXT, LogFiles.KEY, LogFiles.PUBLIC_KEY, LogFiles.LOCK);

  private final Snapshot log;
  private final Checkpoint checkpoint;
  private final VerifyKey key;
  private final Findings findings;

  FileCheck(Snapshot log, Checkpoint checkpoint, VerifyKey key, Findings findings) {
    this.log = log;
    this.checkpoint = checkpoint;
    this.key = key;
    this.findings = findings;
  }

  void run() throws IOException {
    long planned = planned();
    for (String path : log.files()) {
      Place place = Place.of(path);
      switch (place) {
        case Place.Stray() -> stray(path);
        case Place.OfTile(Tile tile) when place.superseded(checkpoint.size()) ->
            superseded(path, tile);
        case Place.OfTile _, Place.OfPayloads _ -> {
          if (!place.within(checkpoint.size()) && planned <= checkpoint.size()) {
            findings.problem(
                checkpoint.size(),
                path,
                "the log ends before this file: its checkpoint was put back to an earlier one");
          }
        }
      }
    }
  }

  /// The size that an interrupted write was about to publish; -1 when there is none.
  private long planned() throws IOException {
    byte @Nullable [] next = log.read(LogFiles.NEXT);
    if (next == null) {
      return -1;
    }
    try {
      Checkpoint planned = Checkpoint.own(next, key);
      findings.note(
          "a write from entry "
              + checkpoint.size()
              + " on was interrupted before anybody was told that it succeeded; the next"
              + " writer clears it away");
      return planned.size();
    } catch (BadNote torn) {
      findings.note("the checkpoint of an interrupted write is unfinished and does not count");
      return -1;
    }
  }

  private void stray(String path) {
    if (path.equals(LogFiles.NEW_PACK)) {
      findings.note("a purge was interrupted; 'redoubt audit purge' ends it");
    } else if (!OWN.contains(path)) {
      findings.note("the file " + path + " is not part of the log");
    }
  }

  /// An unfinished tile that was replaced, but not removed, must be the beginning of its successor.
  private void superseded(String path, Tile tile) throws IOException {
    int width = (int) Math.min(Tile.WIDTH, hashes(tile.level()) - tile.number() * Tile.WIDTH);
    Tile current = new Tile(tile.level(), tile.number(), width);
    boolean entries = path.startsWith("tile/entries/");
    byte @Nullable [] old = log.read(path);
    byte @Nullable [] now = log.read(entries ? current.entriesPath() : current.path());
    if (old == null || now == null) {
      return;
    }
    if (old.length > now.length || !Arrays.equals(old, Arrays.copyOf(now, old.length))) {
      findings.problem(
          (tile.number() * Tile.WIDTH) << (8 * tile.level()),
          path,
          "the older state of an unfinished tile is not the beginning of the newer one");
    }
  }

  private long hashes(int level) {
    return checkpoint.size() >>> (8 * level);
  }
}
