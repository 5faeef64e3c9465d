package io.redoubt.audit.check;

import io.redoubt.audit.entry.EntryHead;
import io.redoubt.audit.entry.EntryJson;
import io.redoubt.audit.files.Bundle;
import io.redoubt.audit.files.LogFiles;
import io.redoubt.audit.files.Snapshot;
import io.redoubt.audit.note.Checkpoint;
import io.redoubt.audit.note.SigningKey;
import io.redoubt.audit.tree.Edge;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import io.redoubt.audit.tree.Tile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonFactory;

/// Hashes every entry anew, compares each hash with the one in its tile, builds the tree above them
/// and compares every higher tile with what is on disk.
public final class TreeCheck {
  private final Snapshot log;
  private final long size;
  private final @Nullable SigningKey key;
  private final Seal seal;
  private final PayloadCheck payloads;
  private final Findings findings;
  private final Hasher hasher = new Hasher();
  private final JsonFactory json = new JsonFactory();
  private final Edge tree = new Edge(hasher);
  private final TreeSet<Long> different = new TreeSet<>();
  private final List<HigherTile> higher = new ArrayList<>();

  /// @param key the private one, when it is at hand
  TreeCheck(
      Snapshot log,
      Checkpoint checkpoint,
      Seal seal,
      PayloadCheck payloads,
      @Nullable SigningKey key,
      Findings findings) {
    this.log = log;
    this.key = key;
    this.size = checkpoint.size();
    this.seal = seal;
    this.payloads = payloads;
    this.findings = findings;
  }

  void run() throws IOException {
    boolean whole = true;
    seal.reached(0, tree::root);
    for (long number = 0; number * Tile.WIDTH < size && whole; number++) {
      int width = (int) Math.min(Tile.WIDTH, size - number * Tile.WIDTH);
      whole = tile(new Tile(0, number, width));
    }
    if (whole) {
      for (int level = 1; level < tree.height(); level++) {
        Tile last = Tile.last(level, size);
        if (last != null) {
          higher.add(new HigherTile(last, tree.unfinished(level)));
        }
      }
      for (HigherTile tile : higher) {
        higher(tile);
      }
      seal.complete(tree.root(), this::firstForged);
    }
  }

  /// Checks a tile of leaves and its entries; false when the tree cannot be built any further.
  private boolean tile(Tile tile) throws IOException {
    long first = tile.number() * Tile.WIDTH;
    byte @Nullable [] bundle = log.read(tile.entriesPath());
    byte @Nullable [] hashes = log.read(tile.path());
    if (bundle == null) {
      findings.problem(first, tile.entriesPath(), "the file is missing");
      return false;
    }
    Walk walk = new Walk(first, hashes == null ? List.of() : LogFiles.hashes(hashes));
    boolean framed = Bundle.each(bundle, walk);
    if (hashes == null) {
      findings.problem(first, tile.path(), "the file is missing");
    } else if (hashes.length != tile.width() * Hash.LENGTH) {
      int whole = Math.min(hashes.length / Hash.LENGTH, tile.width() - 1);
      findings.problem(first + whole, tile.path(), "the file does not have the right length");
    }
    if (!framed || walk.leaves.size() != tile.width()) {
      int good = Math.min(walk.leaves.size(), tile.width() - 1);
      findings.problem(
          first + good, tile.entriesPath(), "it does not hold " + tile.width() + " entries");
      return false;
    }
    for (Hash leaf : walk.leaves) {
      tree.add(leaf, (full, of) -> remember(full, of));
      seal.reached(tree.size(), tree::root);
    }
    return true;
  }

  /// With the private key at hand: the first entry whose keyed hash is wrong.
  private long firstForged() throws IOException {
    if (key == null) {
      return 0;
    }
    EntryJson canonical = new EntryJson();
    AtomicLong seen = new AtomicLong();
    AtomicLong forged = new AtomicLong(-1);
    for (long number = 0; number * Tile.WIDTH < size && forged.get() < 0; number++) {
      int width = (int) Math.min(Tile.WIDTH, size - number * Tile.WIDTH);
      byte @Nullable [] bundle = log.read(new Tile(0, number, width).entriesPath());
      Bundle.each(
          bundle == null ? new byte[0] : bundle,
          (bytes, from, to) -> {
            long index = seen.getAndIncrement();
            if (!canonical.authentic(Arrays.copyOfRange(bytes, from, to), key::mac)) {
              forged.compareAndSet(-1, index);
            }
          });
    }
    return Math.max(0, forged.get());
  }

  private void remember(Tile tile, List<Hash> hashes) {
    if (tile.level() > 0) {
      higher.add(new HigherTile(tile, hashes));
    }
  }

  private void higher(HigherTile computed) throws IOException {
    Tile tile = computed.tile();
    byte @Nullable [] bytes = log.read(tile.path());
    List<Hash> found = bytes == null ? List.of() : LogFiles.hashes(bytes);
    int same = 0;
    while (same < found.size()
        && same < tile.width()
        && found.get(same).equals(computed.hashes().get(same))) {
      same++;
    }
    if (bytes != null && same == tile.width() && bytes.length == tile.width() * Hash.LENGTH) {
      return;
    }
    long leaves = 1L << (8 * tile.level());
    long from = (tile.number() * Tile.WIDTH + Math.min(same, tile.width() - 1)) * leaves;
    Long known = different.ceiling(from);
    if (known == null || known >= from + leaves) {
      findings.problem(
          from, tile.path(), bytes == null ? "the file is missing" : "a hash is wrong");
    }
  }

  /// Goes over the entries of a bundle.
  private final class Walk implements Bundle.Visitor {
    private final long first;
    private final List<Hash> expected;
    private final List<Hash> leaves = new ArrayList<>(Tile.WIDTH);
    private boolean differs;

    Walk(long first, List<Hash> expected) {
      this.first = first;
      this.expected = expected;
    }

    @Override
    public void entry(byte[] bundle, int from, int to) {
      int i = leaves.size();
      Hash leaf = hasher.leaf(bundle, from, to);
      leaves.add(leaf);
      if (i >= expected.size() || leaf.equals(expected.get(i))) {
        unchanged(first + i, EntryHead.read(json, bundle, from, to));
      } else {
        payloads.unreadable(first + i);
        if (!differs) {
          differs = true;
          different.add(first + i);
          findings.problem(
              first + i,
              new Tile(0, first / Tile.WIDTH, Tile.WIDTH).entriesPath(),
              "the entry and its hash in the tile do not fit: one of them was changed");
        }
      }
    }

    private void unchanged(long index, @Nullable EntryHead head) {
      if (head == null || head.index() != index) {
        payloads.unreadable(index);
        findings.problem(index, "tile/entries", "the entry is not one that belongs here");
      } else {
        payloads.entry(head);
      }
    }
  }

  /// A tile above the leaves as it has to be.
  private record HigherTile(Tile tile, List<Hash> hashes) {}
}
