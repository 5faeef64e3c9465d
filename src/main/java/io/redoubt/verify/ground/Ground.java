package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The lines of one check, and the count of what was found in them. Not thread-safe.
final class Ground {
  private final List<LineView> lines = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Cast cast;
  private final boolean judged;
  private final Map<String, List<Piece>> cut = new HashMap<>();
  private final Map<String, String> inert = new HashMap<>();
  private final Set<String> counted = new LinkedHashSet<>();
  private boolean counts;
  private int supported;
  private int miscited;

  Ground(List<EvidenceLine> evidence) {
    evidence.forEach(line -> lines.add(new LineView(line)));
    this.cast = new Cast(lines);
    this.judged = lines.stream().anyMatch(Ground::attacked);
  }

  /// Whether code judged the case to be some kind of attack.
  boolean judged() {
    return judged;
  }

  private static boolean attacked(LineView line) {
    for (String tag : line.tags()) {
      if (tag.startsWith("judged:")
          && !tag.equals("judged:other")
          && !tag.equals("judged:benign_activity")) {
        return true;
      }
    }
    return false;
  }

  /// The names that some line counts, in their order; not to be changed.
  Set<String> countedNames() {
    if (!counts) {
      counts = true;
      for (LineView line : lines) {
        if (line.listing() && !line.tagged("fact:outcomes") && !line.tagged("fact:answers")) {
          counted.addAll(line.counted());
        }
      }
    }
    return counted;
  }

  /// Who is who.
  Cast cast() {
    return cast;
  }

  List<LineView> lines() {
    return lines;
  }

  /// The pieces of a sentence: a summary often says again what is observed.
  List<Piece> pieces(String sentence) {
    return cut.computeIfAbsent(sentence, Cutter::cut);
  }

  /// Why a sentence may not be shown, as [Inert] has it.
  String inert(String sentence) {
    return inert.computeIfAbsent(sentence, Inert::problem);
  }

  /// Whether some line names it.
  boolean named(String key) {
    for (LineView line : lines) {
      if (line.names(key)) {
        return true;
      }
    }
    return false;
  }

  int supported() {
    return supported;
  }

  int miscited() {
    return miscited;
  }

  /// What was found nowhere.
  List<String> missing() {
    return missing;
  }

  /// Looks for a claim in the cited lines, then in the others; a line found there is cited from
  /// then on.
  ///
  /// @param cited ids; grows when the claim stands in another line
  /// @return whether it stands anywhere
  boolean holds(Collection<String> cited, boolean citing, Predicate<LineView> shows) {
    for (LineView line : lines) {
      if (cited.contains(line.id()) && shows.test(line)) {
        supported++;
        return true;
      }
    }
    LineView found = first(shows, false);
    if (found == null) {
      found = first(shows, true);
    }
    if (found == null) {
      return false;
    }
    cited.add(found.id());
    miscited += citing ? 1 : 0;
    supported += citing ? 0 : 1;
    return true;
  }

  private @Nullable LineView first(Predicate<LineView> shows, boolean outside) {
    for (LineView line : lines) {
      if ((outside || !line.outside()) && shows.test(line)) {
        return line;
      }
    }
    return null;
  }

  /// Counts a claim that stands nowhere.
  void missing(String what) {
    missing.add(what);
  }
}
