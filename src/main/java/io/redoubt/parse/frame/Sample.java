package io.redoubt.parse.frame;

/// The beginning of an entry, from which its framing is recognised.
///
/// @param bytes the first bytes, at most 64 KiB are looked at
/// @param length how many of `bytes` count
/// @param path the entry's path, only ever a hint
/// @param whole whether the sample is the whole entry
public record Sample(byte[] bytes, int length, String path, boolean whole) {
  /// Index of the first byte that is not white space, `length` if there is none. A UTF-8 byte order
  /// mark counts as white space.
  public int firstInk() {
    int i = startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    while (i < length && bytes[i] <= ' ' && bytes[i] >= 0) {
      i++;
    }
    return i;
  }

  /// Whether the sample begins with these Latin-1 characters.
  public boolean startsWith(String latin1) {
    return Bytes.startsWith(bytes, 0, length, latin1);
  }
}
