package io.redoubt.ingest.tail;

import io.redoubt.event.port.Position;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The positions that were committed before this start, until their files are found.
final class Recall {
  private record Known(Path path, Generation generation, long offset) {}

  private final List<Known> known = new ArrayList<>();

  Recall(List<Position> committed) {
    for (Position position : committed) {
      Generation.parse(position.generation())
          .ifPresent(
              generation ->
                  known.add(new Known(Path.of(position.source()), generation, position.offset())));
    }
  }

  /// How far this file was read: it has the number and the first bytes of one that is known.
  Optional<Long> ofSame(Sight sight, byte[] first, boolean packed) {
    Optional<Long> offset =
        known.stream()
            .filter(one -> one.generation.id().inode() == sight.id().inode())
            .filter(one -> one.generation.length() > 0 && one.generation.begins(first))
            .map(Known::offset)
            .filter(one -> packed || one <= sight.size())
            .max(Comparator.naturalOrder());
    if (!packed && offset.isPresent()) {
      known.removeIf(one -> one.generation.id().inode() == sight.id().inode());
    }
    return offset;
  }

  /// How far what is in this file was read when it was in another of its set, which was not found
  /// by its number.
  Optional<Long> ofCopied(Sight sight, byte[] first, boolean packed) {
    Optional<Known> copied =
        known.stream()
            .filter(one -> Sight.related(one.path, sight.path()))
            .filter(one -> one.generation.length() > 0 && one.generation.begins(first))
            .filter(one -> packed || isSure(one, sight.path()))
            .filter(one -> packed || one.offset <= sight.size())
            .max(Comparator.comparingLong(Known::offset));
    copied.ifPresent(known::remove);
    return copied.map(Known::offset);
  }

  private static boolean isSure(Known one, Path path) {
    return one.generation.length() == Head.FULL || !Sight.isLive(path);
  }
}
