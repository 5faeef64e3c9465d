package io.redoubt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Which packages use which others.
///
/// @param uses package → those that it uses, itself not among them
record PackageGraph(Map<String, Set<String>> uses) {
  /// Of the packages below a root, named without it.
  ///
  /// @param targets package → what it uses → anything
  /// @param part what a package counts as: itself, or what it is a part of
  static PackageGraph of(
      Map<String, Map<String, String>> targets, String root, UnaryOperator<String> part) {
    Map<String, Set<String>> graph = new TreeMap<>();
    targets.forEach(
        (name, used) -> {
          if (name.startsWith(root)) {
            String from = part.apply(name.substring(root.length()));
            Set<String> others = graph.computeIfAbsent(from, _ -> new TreeSet<>());
            used.keySet().stream()
                .filter(target -> target.startsWith(root))
                .map(target -> part.apply(target.substring(root.length())))
                .filter(target -> !target.equals(from))
                .forEach(others::add);
          }
        });
    return new PackageGraph(graph);
  }

  /// Packages of which each uses the next, and the last the first; empty when there are none. What
  /// uses nothing that is left goes, until nothing goes: what is left then leads to a cycle.
  List<String> cycle() {
    Map<String, Set<String>> left = new TreeMap<>(uses);
    boolean fewer = true;
    while (fewer) {
      fewer = left.values().removeIf(used -> used.stream().noneMatch(left::containsKey));
    }
    List<String> way = new ArrayList<>();
    Optional<String> at = left.keySet().stream().findFirst();
    while (at.isPresent() && !way.contains(at.get())) {
      way.add(at.get());
      at = left.getOrDefault(at.get(), Set.of()).stream().filter(left::containsKey).findFirst();
    }
    return at.map(again -> way.subList(way.indexOf(again), way.size())).orElse(way);
  }
}
