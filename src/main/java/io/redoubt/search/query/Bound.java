package io.redoubt.search.query;

/// One end of a range.
///
/// @param position where it stands in the query
/// @param text as written; empty for none
/// @param included whether the value itself fits
record Bound(int position, String text, boolean included) {
  static final Bound NONE = new Bound(0, "", false);

  boolean open() {
    return text.isEmpty();
  }

  Bound with(boolean value) {
    return open() ? this : new Bound(position, text, value);
  }
}
