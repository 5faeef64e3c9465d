package io.redoubt.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds files that are byte for byte what an earlier one was: reading them again would count
/// every event twice. Only files of equal size are opened, and only those with an equal beginning
/// are read to their end.
final class SameContent {
  private static final int BEGINNING = 4096;

  private final Disk disk;

  SameContent(Disk disk) {
    this.disk = disk;
  }

  /// The list with every repeated content replaced by a note.
  List<Found> once(List<Found> found) {
    Map<Long, Integer> sizes = new HashMap<>();
    for (Found each : found) {
      if (each instanceof Found.Plain file && file.size() > 0) {
        sizes.merge(file.size(), 1, Integer::sum);
      }
    }
    Map<String, List<Found.Plain>> beginnings = new HashMap<>();
    Map<Found.Plain, String> wholes = new HashMap<>();
    List<Found> result = new ArrayList<>(found.size());
    for (Found each : found) {
      Found.Plain same = null;
      if (each instanceof Found.Plain file && sizes.getOrDefault(file.size(), 0) > 1) {
        same = earlier(file, beginnings, wholes);
      }
      String reason = same == null ? "" : "same content as " + same.path() + ", which was read";
      result.add(same == null ? each : new Found.Skipped(each.path(), reason, false));
    }
    return result;
  }

  private Found.@Nullable Plain earlier(
      Found.Plain file,
      Map<String, List<Found.Plain>> beginnings,
      Map<Found.Plain, String> wholes) {
    try {
      String beginning = file.size() + ":" + hash(file, BEGINNING);
      List<Found.Plain> before = beginnings.computeIfAbsent(beginning, _ -> new ArrayList<>());
      for (Found.Plain candidate : before) {
        if (whole(file, wholes).equals(whole(candidate, wholes))) {
          return candidate;
        }
      }
      before.add(file);
    } catch (IOException _) {
      return null; // Reading it for its records will say why.
    }
    return null;
  }

  private String whole(Found.Plain file, Map<Found.Plain, String> wholes) throws IOException {
    String known = wholes.get(file);
    if (known == null) {
      known = hash(file, Long.MAX_VALUE);
      wholes.put(file, known);
    }
    return known;
  }

  private String hash(Found.Plain file, long limit) throws IOException {
    MessageDigest digest = Fingerprint.sha256();
    byte[] buffer = new byte[(int) Math.min(Math.min(limit, file.size()), 1 << 18)];
    try (InputStream in =
        new DigestInputStream(Channels.newInputStream(disk.open(file.file())), digest)) {
      long left = limit;
      for (int n = 0; n >= 0 && left > 0; left -= n) {
        n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
