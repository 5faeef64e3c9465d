package io.redoubt.parse.web;

import io.redoubt.parse.frame.Bytes;

/// Finds the end of quoted text in which a backslash escapes the quote.
final class Quoted {
  private Quoted() {}

  /// Index of the closing quote of text that begins at `from` (behind the opening one), or `to`.
  static int end(byte[] buffer, int from, int to) {
    int i = from;
    while (true) {
      i = Bytes.farIndexOf(buffer, i, to, (byte) '"');
      if (i < 0) {
        return to;
      }
      int slashes = 0;
      while (i - slashes > from && buffer[i - slashes - 1] == '\\') {
        slashes++;
      }
      if ((slashes & 1) == 0) {
        return i;
      }
      i++;
    }
  }
}
