package io.redoubt.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.apache.commons.compress.archivers.zip.X5455_ExtendedTimestamp;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The members of a zip archive, read forward as they come.
final class ZipMembers implements Members {
  private final ZipArchiveInputStream zip;
  private final Guard guard;
  private @Nullable ZipArchiveEntry current;

  /// Reads an archive.
  ///
  /// @param packed how many packed bytes were spent on it so far
  ZipMembers(PeekStream in, IngestOptions.Limits limits, LongSupplier packed) {
    zip = new ZipArchiveInputStream(in, StandardCharsets.UTF_8.name(), true, false);
    guard = new Guard(zip, limits, packed);
  }

  @Override
  public @Nullable Member next() throws IOException {
    if (current != null && current.getGeneralPurposeBit().usesDataDescriptor()) {
      while (guard.skip(1 << 20) > 0) {}
    }
    do {
      current = zip.getNextEntry();
    } while (current != null && current.isDirectory());
    return current == null
        ? null
        : new Member(current.getName(), written(current), unread(current), guard);
  }

  private String unread(ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return "encrypted: unpack it first";
    }
    return zip.canReadEntryData(entry)
        ? ""
        : "packed in a way Redoubt cannot read: unpack it first";
  }

  /* Zip keeps local time without a zone; UTC is as good a guess as any and the same everywhere. */
  private static @Nullable Instant written(ZipArchiveEntry entry) {
    Instant time = entry.getLastModifiedTime().toInstant();
    if (entry.getExtraField(X5455_ExtendedTimestamp.HEADER_ID) == null) {
      time = LocalDateTime.ofInstant(time, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC);
    }
    return time.isBefore(Instant.parse("1981-01-01T00:00:00Z")) ? null : time;
  }
}
