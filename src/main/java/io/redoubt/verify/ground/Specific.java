package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Piece.Kind;
import java.util.Locale;

/// Something in a clause that pins it to a record: a name, a path, a quotation, a time, a port.
///
/// @param piece where it stands
/// @param part what the clause says of it
/// @param sole whether all events of the alert share it
/// @param list which of several listed together it belongs to; −1 when it stands alone
record Specific(Piece piece, Part part, boolean sole, int list) {

  /// Whether it stands in the line, whatever part it plays there.
  boolean standsIn(LineView line) {
    return switch (piece.kind()) {
      case TIME -> {
        Stamp stamp = piece.stamp();
        yield stamp != null && line.stamps().stream().anyMatch(stamp::saidBy);
      }
      case NUMBER -> line.meanings(piece.key()).stream().anyMatch(known -> known.of().isEmpty());
      case QUOTE -> line.contains(piece.text().toLowerCase(Locale.ROOT));
      case NAME, WORD, REF -> line.names(piece.key());
    };
  }

  /// Whether it stands in the line in this part.
  boolean playedIn(LineView line, Cast cast) {
    return standsIn(line) && (!named() || part.playedBy(cast.sorts(line, piece.key())));
  }

  /// Whether it is the name of somebody or something.
  boolean named() {
    return piece.is(Kind.NAME) || piece.is(Kind.WORD);
  }
}
