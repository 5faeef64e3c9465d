package io.redoubt.detect.sigma.match;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Says quickly of most records that none of some texts stands anywhere in them. Immutable.
///
/// @param plain for bytes that are as they are; null where there is no quick way
/// @param escaped for bytes with escapes of JSON; null where there is no quick way
record Keywords(@Nullable Grams plain, @Nullable Grams escaped) {
  /// For these texts, folded.
  static Keywords of(Collection<String> texts) {
    return texts.isEmpty()
        ? new Keywords(null, null)
        : new Keywords(Grams.of(texts, false), Grams.of(texts, true));
  }

  /// Whether it can tell anything of such bytes.
  boolean tells(boolean escapes) {
    return (escapes ? escaped : plain) != null;
  }

  /// Whether none of the texts stands in the bytes, for sure.
  ///
  /// @param escapes whether also as escapes of JSON undone would give them
  boolean missing(byte[] buffer, int from, int length, boolean escapes) {
    Grams grams = escapes ? escaped : plain;
    return grams != null
        && Grams.plain(buffer, from, length, escapes)
        && !grams.mayStand(buffer, from, length);
  }
}
