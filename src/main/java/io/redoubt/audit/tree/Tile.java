package io.redoubt.audit.tree;

/// The place of a tile, as C2SP tlog-tiles names it.
///
/// @param level 0 for leaf hashes; each hash of level L stands for 256^L leaves
/// @param number of the tile in its level, from the left
/// @param width hashes in it, 1 to 256
public record Tile(int level, long number, int width) {
  /// Hashes in a full tile, entries in a full bundle.
  public static final int WIDTH = 256;

  /// The file of the tile's hashes: `tile/0/x001/234` or, unfinished, `tile/0/x001/234.p/17`.
  public String path() {
    return "tile/" + level + "/" + number(number) + partial();
  }

  /// The file of the entries under a tile of level 0.
  public String entriesPath() {
    return "tile/entries/" + number(number) + partial();
  }

  private String partial() {
    return width == WIDTH ? "" : ".p/" + width;
  }

  /// A number in groups of three digits, all but the last with an `x` in front: 1234067 is
  /// `x001/x234/067`.
  public static String number(long number) {
    String last = String.format("%03d", number % 1000);
    StringBuilder path = new StringBuilder(last);
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      path.insert(0, String.format("x%03d/", rest % 1000));
    }
    return path.toString();
  }

  /// The tile of a level that ends a tree of this many leaves; null when that level ends without an
  /// unfinished tile.
  public static @org.jspecify.annotations.Nullable Tile last(int level, long size) {
    long hashes = size >>> (8 * level);
    int width = (int) (hashes % WIDTH);
    return width == 0 ? null : new Tile(level, hashes / WIDTH, width);
  }
}
