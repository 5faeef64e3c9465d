package io.redoubt.ingest.tail;

import io.redoubt.ingest.Rotation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds out, from one look at the disk to the next, which file is which: grown, renamed, copied
/// and truncated, replaced, packed, deleted, new. A file is known by its number as long as its
/// first bytes are the same. A copy beside a file of the set that is still written is not read
/// until that one is truncated or deleted, and then from where that one was read to. Not
/// thread-safe.
final class Recognition {
  private static final Comparator<Sight> LIVE_THEN_OLDEST =
      Comparator.comparing((Sight sight) -> !Sight.isLive(sight.path()))
          .thenComparing(sight -> Kinship.rotation(sight.path()), Rotation.OLDEST_FIRST);

  private final Looking looking;
  private final Recall recall;
  private final TailCounts counts;
  private final Set<Path> unreadable = new HashSet<>();
  private final List<Followed> followed = new ArrayList<>();
  private final List<Followed> moved = new ArrayList<>();

  Recognition(Looking looking, Recall recall, TailCounts counts) {
    this.looking = looking;
    this.recall = recall;
    this.counts = counts;
  }

  /// All files that are followed, in no order.
  List<Followed> followed() {
    return followed;
  }

  /// Files whose committed position has an old name; cleared by who commits the new one.
  List<Followed> moved() {
    return moved;
  }

  /// What one look finds.
  private static final class Round {
    final long now;
    final Map<Path, Sight> open;
    final List<Followed> truncated = new ArrayList<>();
    final List<Followed> found = new ArrayList<>();
    final Set<Path> gone = new HashSet<>();
    boolean disturbed;

    Round(long now, Map<Path, Sight> open) {
      this.now = now;
      this.open = open;
    }
  }

  /// Looks once.
  ///
  /// @param now milliseconds since 1970 UTC
  void look(long now) {
    Round round = new Round(now, new LinkedHashMap<>(looking.matched()));
    for (Followed file : followed) {
      Path path = file.path();
      if (path != null && !round.open.containsKey(path)) {
        Looking.see(path, false).ifPresent(sight -> round.open.put(path, sight));
      }
    }
    Set<Path> all = new HashSet<>(round.open.keySet());
    known(round);
    if (round.disturbed || !round.open.isEmpty()) {
      followed.stream().map(Followed::path).filter(path -> path != null).forEach(all::add);
      for (Sight relative : looking.relatives(all, round.gone)) {
        round.open.put(relative.path(), relative);
      }
      unknown(round);
    }
    round.truncated.forEach(this::forget);
    copies();
  }

  private void known(Round round) {
    for (Followed file : followed) {
      Path path = file.path();
      if (path == null) {
        continue;
      }
      Sight sight = round.open.get(path);
      if (sight == null || !sight.id().equals(file.id())) {
        round.disturbed = true;
        round.gone.add(path);
        file.lost();
      } else if (isTruncated(file, sight)) {
        round.disturbed = true;
        round.truncated.add(file);
        file.close();
      } else {
        file.saw(sight, round.now);
        round.open.remove(path);
      }
    }
    round.truncated.forEach(Followed::lost);
  }

  private static boolean isTruncated(Followed file, Sight sight) {
    if (file.kind() == Followed.Kind.PACKED || !file.mayHaveChanged(sight)) {
      return false;
    }
    return sight.size() < Math.max(file.offset(), file.size()) || !file.head().begins(first(sight));
  }

  private static byte[] first(Sight sight) {
    try {
      return Contents.first(sight.path());
    } catch (IOException _) {
      return new byte[0];
    }
  }

  private void unknown(Round round) {
    round.open.values().removeIf(sight -> isElsewhere(sight, round));
    List<Sight> open = new ArrayList<>(round.open.values());
    open.sort(LIVE_THEN_OLDEST);
    open.removeIf(sight -> isRemembered(sight, round));
    for (Sight sight : open) {
      if (!isFollowed(sight, round)) {
        begin(sight, round);
      }
    }
    for (Followed file : round.truncated) {
      counts.truncated(
          round.found.stream().anyMatch(other -> other.head().equals(file.head()))
              || followed.stream().anyMatch(other -> file.equals(other.original())));
    }
  }

  /// Whether it is a second name of a file that is followed, or the new name of one.
  private boolean isElsewhere(Sight sight, Round round) {
    for (Followed file : followed) {
      boolean same = file.id().equals(sight.id()) && !round.truncated.contains(file);
      if (same && file.path() != null) {
        return true;
      }
      if (same && isSameFile(file, sight)) {
        file.moved(sight.path());
        file.saw(sight, round.now);
        moved.add(file);
        round.found.add(file);
        counts.renamed();
        return true;
      }
    }
    return false;
  }

  private static boolean isSameFile(Followed file, Sight sight) {
    Followed original = file.original();
    Head head = original == null ? file.head() : original.head();
    boolean packed = file.kind() == Followed.Kind.PACKED;
    if (head.length() == 0) {
      return !packed && !Contents.isGzip(Kinship.firstAt(sight.path(), false));
    }
    return head.begins(Kinship.firstAt(sight.path(), packed));
  }

  private boolean isFollowed(Sight sight, Round round) {
    return followed.stream()
        .anyMatch(
            file ->
                file.path() != null
                    && file.id().equals(sight.id())
                    && !round.truncated.contains(file));
  }

  private boolean isRemembered(Sight sight, Round round) {
    if (isFollowed(sight, round)) {
      return true;
    }
    byte[] first = first(sight);
    if (Contents.isGzip(first)
        || Kinship.aliveOriginal(sight, followed) != null
        || round.truncated.stream().anyMatch(file -> file.id().equals(sight.id()))) {
      return false;
    }
    Optional<Long> offset = recall.ofSame(sight, first, false);
    offset.ifPresent(from -> round.found.add(follow(sight, first, from, round)));
    return offset.isPresent();
  }

  private void begin(Sight sight, Round round) {
    if (Contents.isForeignPacked(sight.path())) {
      if (sight.matched() && unreadable.add(sight.path())) {
        counts.skipped();
      }
      return;
    }
    byte[] first = first(sight);
    if (Contents.isGzip(first)) {
      packed(sight, round);
      return;
    }
    if (isBegun(sight)) {
      return;
    }
    Followed cut = Kinship.cutOriginal(sight, first, round.truncated);
    if (cut != null) {
      Followed copy = follow(sight, first, Math.min(cut.offset(), sight.size()), round);
      copy.standAlone(cut.head(), copy.offset());
      round.found.add(copy);
      return;
    }
    Followed alive = Kinship.aliveOriginal(sight, followed);
    if (alive != null) {
      follow(sight, first, 0, round).copies(alive);
      return;
    }
    Optional<Long> before =
        isFresh(sight, round) ? Optional.empty() : recall.ofCopied(sight, first, false);
    if (before.isPresent()) {
      round.found.add(follow(sight, first, before.get(), round));
    } else if (sight.matched() || isNewer(sight, round)) {
      follow(sight, first, 0, round);
    }
  }

  /// A rotated file of which nothing is there yet, so that it cannot be said what it is.
  private static boolean isBegun(Sight sight) {
    long least = sight.path().toString().endsWith(".gz") ? 18 : 1;
    return sight.size() < least && !Sight.isLive(sight.path());
  }

  private static boolean isFresh(Sight sight, Round round) {
    return round.truncated.stream().anyMatch(file -> file.id().equals(sight.id()));
  }

  private Followed follow(Sight sight, byte[] first, long offset, Round round) {
    int length = (int) Math.min(offset, first.length);
    Followed file =
        new Followed(sight, Followed.Kind.PLAIN, Head.of(first, length), offset, round.now);
    followed.add(file);
    if (offset > 0) {
      moved.add(file);
    }
    return file;
  }

  /// Whether it was written after a file of its set that is known, so that it is what was written
  /// between two looks.
  private static boolean isNewer(Sight sight, Round round) {
    return Stream.concat(round.found.stream(), round.truncated.stream())
        .anyMatch(file -> Kinship.isNewer(sight, file));
  }

  private void packed(Sight sight, Round round) {
    try {
      byte[] first = Contents.firstPacked(sight.path());
      Optional<Long> offset = recall.ofSame(sight, first, true);
      Followed original = Kinship.packedOriginal(sight, first, offset.orElse(0L), followed);
      if (original != null) {
        Followed copy = pack(sight, first, 0, round);
        copy.copies(original);
        moved.add(copy);
        round.found.add(copy);
        return;
      }
      if (offset.isEmpty()) {
        offset = recall.ofCopied(sight, first, true);
      }
      if (offset.isPresent() || sight.matched() || isNewer(sight, round)) {
        round.found.add(pack(sight, first, offset.orElse(0L), round));
      }
    } catch (IOException _) {
      // It is being written; the next look sees more.
    }
  }

  private Followed pack(Sight sight, byte[] first, long offset, Round round) {
    Head head = Head.of(first, (int) Math.min(offset, first.length));
    Followed file = new Followed(sight, Followed.Kind.PACKED, head, offset, round.now);
    followed.add(file);
    if (offset > 0) {
      moved.add(file);
    }
    return file;
  }

  /// Reads on in copies whose original was truncated or is gone.
  private void copies() {
    for (Followed copy : followed) {
      Followed original = copy.original();
      Path path = copy.path();
      if (original == null || path == null) {
        continue;
      }
      Path there = original.path();
      boolean packed = copy.kind() == Followed.Kind.PACKED;
      boolean gone =
          !followed.contains(original) || (original.path() == null && !original.isOpen());
      if (gone && original.head().begins(Kinship.firstAt(path, packed))) {
        copy.standAlone(original.head(), Math.min(original.offset(), copy.most()));
        moved.add(copy);
      } else if (gone || (!packed && there != null && !Kinship.isPrefix(there, path))) {
        copy.standAlone(Head.NONE, 0);
      }
    }
  }

  /// Follows a file no longer.
  void forget(Followed file) {
    file.close();
    followed.remove(file);
    moved.remove(file);
  }
}
