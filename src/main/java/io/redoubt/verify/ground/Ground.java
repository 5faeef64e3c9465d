package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The lines of one check, and the count of what was found in them. Not thread-safe.
final class Ground {
  private final List<LineView> lines = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private final Cast cast;
  private int supported;
  private int miscited;

  Ground(List<EvidenceLine> evidence) {
    evidence.forEach(line -> lines.add(new LineView(line)));
    this.cast = new Cast(lines);
  }

  /// Whether code judged the case to be some kind of attack.
  boolean judged() {
    return lines.stream()
        .flatMap(line -> line.tags().stream())
        .anyMatch(
            tag ->
                tag.startsWith("judged:")
                    && !tag.equals("judged:other")
                    && !tag.equals("judged:benign_activity"));
  }

  /// Who is who.
  Cast cast() {
    return cast;
  }

  List<LineView> lines() {
    return lines;
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
    Optional<LineView> other =
        lines.stream().filter(l -> !l.outside() && shows.test(l)).findFirst();
    Optional<LineView> found = other.isPresent() ? other : lines.stream().filter(shows).findFirst();
    found.ifPresent(
        line -> {
          cited.add(line.id());
          if (citing) {
            miscited++;
          } else {
            supported++;
          }
        });
    return found.isPresent();
  }

  /// Counts a claim that stands nowhere.
  void missing(String what) {
    missing.add(what);
  }
}
