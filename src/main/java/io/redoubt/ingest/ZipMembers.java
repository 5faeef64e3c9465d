package io.redoubt.ingest;

import io.redoubt.ingest.pack.Checksummed;
import io.redoubt.ingest.pack.Members;
import io.redoubt.ingest.pack.PeekStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException;
import org.apache.commons.compress.archivers.zip.UnsupportedZipFeatureException.Feature;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The members of a zip archive, read forward as they come.
final class ZipMembers implements Members {
  /// What an archive begins with that holds something: the header of a first member.
  private static final byte[] MEMBER = {'P', 'K', 3, 4};

  private final ZipArchiveInputStream zip;
  private final Guard guard;
  private final ZipEnd end;
  private final boolean promised;
  private @Nullable ZipArchiveEntry current;

  /// Reads an archive.
  ///
  /// @param packed how many packed bytes were spent on it so far
  ZipMembers(PeekStream in, IngestOptions.Limits limits, LongSupplier packed) {
    promised = Arrays.equals(in.peek(MEMBER.length), MEMBER);
    end = new ZipEnd(in);
    zip = new ZipArchiveInputStream(end, StandardCharsets.UTF_8.name(), true, false);
    guard = new Guard(zip, limits, packed);
  }

  @Override
  public @Nullable Member next() throws IOException {
    ZipArchiveEntry before = current;
    if (before != null && isEndless(before)) {
      throw new UnsupportedZipFeatureException(Feature.DATA_DESCRIPTOR, before);
    }
    if (before != null && before.getGeneralPurposeBit().usesDataDescriptor()) {
      while (guard.skip(1 << 20) > 0) {}
    }
    ZipArchiveEntry entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      entry = zip.getNextEntry();
    }
    if (entry == null && promised && !end.came()) {
      throw new EOFException();
    }
    current = entry;
    return entry == null ? null : member(entry);
  }

  private Member member(ZipArchiveEntry entry) {
    String unread = unread(entry, zip.canReadEntryData(entry) && !isEndless(entry));
    InputStream bytes = new Checksummed(guard, entry::getCrc);
    return new Member(entry.getName(), written(entry), unread, bytes);
  }

  /* Its length follows its bytes, and nothing in them says where they end. */
  private static boolean isEndless(ZipArchiveEntry entry) {
    return entry.getGeneralPurposeBit().usesDataDescriptor()
        && entry.getMethod() != ZipArchiveEntry.DEFLATED;
  }

  /// Why a member cannot be read; empty when it can.
  static String unread(ZipArchiveEntry entry, boolean readable) {
    if (entry.isUnixSymlink()) {
      return "link in an archive, not a file";
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return "encrypted: unpack it first with its password";
    }
    return readable ? "" : "packed in a way Redoubt cannot read: unpack it first";
  }

  /// When a member was last written, or null. Zip keeps local time without a zone; UTC is as good a
  /// guess as any, and the same everywhere.
  static @Nullable Instant written(ZipArchiveEntry entry) {
    Instant time = entry.getLastModifiedTime().toInstant();
    if (entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) == null) {
      time = LocalDateTime.ofInstant(time, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC);
    }
    return time.isBefore(Instant.parse("1981-01-01T00:00:00Z")) ? null : time;
  }
}
