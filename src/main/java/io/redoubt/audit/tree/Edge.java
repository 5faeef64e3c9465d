package io.redoubt.audit.tree;

import java.util.ArrayList;
import java.util.List;

/// The right edge of a growing tree: for each level the hashes of its last, unfinished tile. This
/// is all that appending and the root need. Belongs to one thread.
public final class Edge {
  private final Hasher hasher;
  private final List<List<Hash>> levels;
  private long size;

  /// An empty tree.
  public Edge(Hasher hasher) {
    this(hasher, 0, List.of());
  }

  /// A tree of this many leaves, with the unfinished tiles of levels 0, 1, 2 ….
  public Edge(Hasher hasher, long size, List<List<Hash>> levels) {
    this.hasher = hasher;
    this.size = size;
    this.levels = new ArrayList<>();
    levels.forEach(level -> this.levels.add(new ArrayList<>(level)));
  }

  /// Number of leaves.
  public long size() {
    return size;
  }

  /// Adds a leaf; each tile that it fills is handed over with its level and number.
  public void add(Hash leaf, FullTile full) {
    Hash next = leaf;
    for (int level = 0; ; level++) {
      List<Hash> tile = level(level);
      tile.add(next);
      if (tile.size() < Tile.WIDTH) {
        break;
      }
      full.full(new Tile(level, (size >>> (8 * (level + 1))), Tile.WIDTH), List.copyOf(tile));
      next = hasher.root(tile);
      tile.clear();
    }
    size++;
  }

  /// The unfinished tile of a level; empty when there is none.
  public List<Hash> unfinished(int level) {
    return level < levels.size() ? List.copyOf(levels.get(level)) : List.of();
  }

  /// Number of levels that may have an unfinished tile.
  public int height() {
    return levels.size();
  }

  /// The Merkle tree hash of all leaves so far.
  public Hash root() {
    List<Hash> ragged = List.of();
    for (List<Hash> level : levels) {
      List<Hash> subtrees = new ArrayList<>(level);
      subtrees.addAll(ragged);
      ragged = subtrees.isEmpty() ? List.of() : List.of(hasher.root(subtrees));
    }
    return ragged.isEmpty() ? hasher.root(List.of()) : ragged.getFirst();
  }

  private List<Hash> level(int level) {
    while (levels.size() <= level) {
      levels.add(new ArrayList<>());
    }
    return levels.get(level);
  }

  /// Takes tiles as they fill.
  public interface FullTile {
    /// This tile has all its hashes now.
    void full(Tile tile, List<Hash> hashes);
  }
}
