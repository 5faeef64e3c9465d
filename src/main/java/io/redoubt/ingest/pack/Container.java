package io.redoubt.ingest.pack;

import java.nio.charset.StandardCharsets;

/// What kind of wrapping bytes have, by their beginning and never by a name.
public enum Container {
  /// None: a log, or at least the bytes themselves.
  NONE("", ""),
  GZIP("gzip", ""),
  ZSTD("zstd", ""),
  BZIP2("bzip2", ""),
  LZ4("lz4", ""),
  COMPRESS("compress", ""),
  ZIP("zip", ""),
  TAR("tar", ""),
  XZ("xz", ""),
  SEVEN_ZIP("7z", "unpack it first (7z x FILE)"),
  RAR("RAR", "unpack it first (unrar x FILE)"),
  LZIP("lzip", "unpack it first (lzip -dk FILE)"),
  CABINET("cabinet", "unpack it first (expand or cabextract)");

  /// How many bytes [#of] needs.
  public static final int SNIFF = 512;

  private static final byte[] BZIP2_BLOCK = {0x31, 0x41, 0x59, 0x26, 0x53, 0x59};
  private static final byte[] BZIP2_END = {0x17, 0x72, 0x45, 0x38, 0x50, (byte) 0x90};

  private final String label;
  private final String advice;

  Container(String label, String advice) {
    this.label = label;
    this.advice = advice;
  }

  /// Its usual name.
  public String label() {
    return label;
  }

  /// What to do when it cannot be opened here; empty when it can.
  public String advice() {
    return advice;
  }

  /// The kind of a stream that begins with these bytes.
  public static Container of(byte[] head) {
    if (starts(head, "\u001f\u008b")) {
      return GZIP;
    }
    if (starts(head, "PK\u0003\u0004")
        || starts(head, "PK\u0005\u0006")
        || starts(head, "PK\u0007\u0008PK")) {
      return ZIP;
    }
    if (starts(head, "(\u00b5/\u00fd") || skippableFrame(head)) {
      return ZSTD;
    }
    if (starts(head, "BZh") && (at(head, 4, BZIP2_BLOCK) || at(head, 4, BZIP2_END))) {
      return BZIP2;
    }
    return TarHeader.isTar(head) ? TAR : rare(head);
  }

  private static Container rare(byte[] head) {
    if (starts(head, "\u0004\"M\u0018")) {
      return LZ4;
    }
    if (isCompress(head)) {
      return COMPRESS;
    }
    if (starts(head, "\u00fd7zXZ\u0000")) {
      return XZ;
    }
    if (starts(head, "7z\u00bc\u00af'\u001c")) {
      return SEVEN_ZIP;
    }
    if (starts(head, "Rar!\u001a\u0007")) {
      return RAR;
    }
    if (starts(head, "LZIP\u0001")) {
      return LZIP;
    }
    return starts(head, "MSCF\u0000\u0000\u0000\u0000") ? CABINET : NONE;
  }

  /* compress(1) of 4.3BSD: the third byte holds the largest code size, 9 to 16 bits. */
  private static boolean isCompress(byte[] head) {
    return starts(head, "\u001f\u009d")
        && head.length > 2
        && (head[2] & 0x60) == 0
        && (head[2] & 0x1f) >= 9
        && (head[2] & 0x1f) <= 16;
  }

  /* RFC 8878 §3.1.2: frames to be skipped begin 0x184D2A50 to 0x184D2A5F. */
  private static boolean skippableFrame(byte[] head) {
    return head.length >= 4
        && (head[0] & 0xf0) == 0x50
        && head[1] == 0x2a
        && head[2] == 0x4d
        && head[3] == 0x18;
  }

  private static boolean starts(byte[] head, String latin1) {
    return at(head, 0, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static boolean at(byte[] head, int offset, byte[] wanted) {
    if (head.length < offset + wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (head[offset + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
