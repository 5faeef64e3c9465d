package io.redoubt.audit.files;

import io.redoubt.audit.disk.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What a write that did not come to its end has left behind.
public final class Leftovers {
  private Leftovers() {}

  /// Removes all that a log of this size does not have, the next checkpoint last; says what it did.
  public static String remove(Disk disk, long size) throws IOException {
    List<String> beyond = new ArrayList<>();
    for (String folder : List.of("tile", PayloadPack.FOLDER)) {
      for (String path : disk.list(folder)) {
        if (!Place.of(path).within(size)) {
          beyond.add(path);
        }
      }
    }
    for (String path : beyond) {
      disk.delete(path);
      disk.forceFolder(LogFiles.folder(path));
    }
    disk.delete(LogFiles.NEXT);
    disk.forceFolder("");
    return "a write was interrupted behind entry "
        + size
        + "; what it left ("
        + beyond.size()
        + " files) was never acknowledged and has been removed";
  }

  /// Removes unfinished tiles that wider ones have replaced.
  public static void removeSuperseded(Disk disk, long size) throws IOException {
    for (String current : LogFiles.unfinished(size)) {
      for (String path : disk.list(LogFiles.folder(current))) {
        if (Place.of(path).superseded(size)) {
          disk.delete(path);
        }
      }
    }
  }
}
