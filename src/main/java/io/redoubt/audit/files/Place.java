package io.redoubt.audit.files;

import io.redoubt.audit.tree.Tile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a path under the log's folder is the file of.
public sealed interface Place {
  /// Hashes or entries of a tile.
  record OfTile(Tile tile) implements Place {}

  /// Payloads, from this entry on.
  record OfPayloads(long firstIndex) implements Place {}

  /// Nothing of the log's.
  record Stray() implements Place {}

  /// Reads a path.
  static Place of(String path) {
    Matcher tile = Paths.TILE.matcher(path);
    if (tile.matches()) {
      String level = tile.group(1);
      String width = tile.group(3);
      return new OfTile(
          new Tile(
              level.equals("entries") ? 0 : Integer.parseInt(level),
              number(tile.group(2)),
              width == null ? Tile.WIDTH : Integer.parseInt(width)));
    }
    Matcher payloads = Paths.PAYLOADS.matcher(path);
    return payloads.matches() ? new OfPayloads(number(payloads.group(1))) : new Stray();
  }

  /// Whether a log of this size has that file.
  default boolean within(long size) {
    return switch (this) {
      case OfTile(Tile tile) ->
          tile.width() == Tile.WIDTH
              ? tile.number() < (size >>> (8 * tile.level())) / Tile.WIDTH
              : tile.equals(Tile.last(tile.level(), size));
      case OfPayloads(long first) -> first < size;
      case Stray() -> true;
    };
  }

  /// Whether it is an unfinished tile that a log of this size has a wider one of.
  default boolean superseded(long size) {
    return switch (this) {
      case OfTile(Tile tile) ->
          tile.width() < Tile.WIDTH
              && tile.number() * Tile.WIDTH + tile.width() < size >>> (8 * tile.level());
      case OfPayloads _, Stray _ -> false;
    };
  }

  private static long number(String path) {
    return Long.parseLong(path.replace("x", "").replace("/", ""));
  }

  /// The patterns of paths.
  final class Paths {
    private static final String NUMBER = "((?:x\\d{3}/){0,5}\\d{3})";
    private static final Pattern TILE =
        Pattern.compile("tile/([0-7]|entries)/" + NUMBER + "(?:\\.p/([1-9]\\d{0,2}))?");
    private static final Pattern PAYLOADS = Pattern.compile("payload/" + NUMBER);

    private Paths() {}
  }
}
