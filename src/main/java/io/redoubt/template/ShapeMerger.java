package io.redoubt.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Finds, among all shapes, the positions where plain words vary, and merges the shapes that differ
/// only there. A function of the set of shapes: candidates are merged widest first, ties by text.
///
/// Two shapes differ in one position at a time; how many distinct words make a position a
/// variable depends on how much constant wording holds the shapes together (the bounds of
/// [#needed], found on nine public systems and kept the same for all). Words that look like what
/// happened (`Started`, `Stopping`, `up`) never merge: they are the meaning.
final class ShapeMerger {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final Pattern HAPPENING =
      Pattern.compile("[A-Za-z]{2,}(ed|ing|ion|able|up|down)[^A-Za-z]*");
  private static final Set<String> NAMES_FOLLOW =
      Set.of(
          "for",
          "from",
          "to",
          "user",
          "by",
          "host",
          "user:",
          "server",
          "account",
          "username",
          "username:",
          "group",
          "interface",
          "device");

  private record Candidate(int position, List<String> merged, Set<List<String>> shapes) {}

  private final Map<List<String>, List<String>> mergedInto = new HashMap<>();
  private final Set<List<String>> live = new HashSet<>();

  private ShapeMerger(Iterable<String> shapes) {
    for (String shape : shapes) {
      live.add(List.of(shape.split(" ")));
    }
  }

  /// Maps each shape to the text of its template.
  static Map<String, String> merge(SortedSet<String> shapes) {
    ShapeMerger merger = new ShapeMerger(shapes);
    boolean changed;
    do {
      changed = merger.mergeOnce();
    } while (changed);
    Map<String, String> templates = new TreeMap<>();
    for (String shape : shapes) {
      templates.put(shape, String.join(" ", merger.root(List.of(shape.split(" ")))));
    }
    return templates;
  }

  private List<String> root(List<String> shape) {
    List<String> at = shape;
    for (List<String> next = mergedInto.get(at); next != null; next = mergedInto.get(at)) {
      at = next;
    }
    return at;
  }

  private boolean mergeOnce() {
    Set<List<String>> touched = new HashSet<>();
    boolean changed = false;
    for (Candidate candidate : candidates()) {
      if (candidate.shapes.stream().noneMatch(touched::contains)
          && !touched.contains(candidate.merged)) {
        changed = true;
        touched.addAll(candidate.shapes);
        touched.add(candidate.merged);
        for (List<String> shape : candidate.shapes) {
          if (!shape.equals(candidate.merged)) {
            live.remove(shape);
            mergedInto.put(shape, candidate.merged);
          }
        }
        live.add(candidate.merged);
      }
    }
    return changed;
  }

  private List<Candidate> candidates() {
    Map<Integer, Map<List<String>, Set<List<String>>>> byPosition = new TreeMap<>();
    for (List<String> shape : live) {
      for (int p = 0; p < shape.size(); p++) {
        if (!shape.get(p).equals(Masker.VALUE)) {
          byPosition
              .computeIfAbsent(p, _ -> new HashMap<>())
              .computeIfAbsent(with(shape, p), _ -> new HashSet<>())
              .add(shape);
        }
      }
    }
    List<Candidate> found = new ArrayList<>();
    byPosition.forEach((p, groups) -> groups.forEach((merged, all) -> add(found, p, merged, all)));
    found.sort(
        Comparator.comparingInt((Candidate c) -> -c.shapes.size())
            .thenComparing(c -> String.join(" ", c.merged))
            .thenComparingInt(c -> c.position));
    return found;
  }

  private void add(
      List<Candidate> found, int position, List<String> merged, Set<List<String>> shapes) {
    if (shapes.stream().anyMatch(s -> HAPPENING.matcher(s.get(position)).matches())) {
      return;
    }
    Set<List<String>> all = new HashSet<>(shapes);
    if (live.contains(merged)) {
      all.add(merged);
    }
    if (all.size() >= needed(merged, position)) {
      found.add(new Candidate(position, merged, all));
    }
  }

  private static List<String> with(List<String> shape, int position) {
    List<String> merged = new ArrayList<>(shape);
    merged.set(position, Masker.VALUE);
    return List.copyOf(merged);
  }

  /// Distinct words that make `position` a variable.
  private static int needed(List<String> shape, int position) {
    int wording = 0;
    for (int i = 0; i < shape.size(); i++) {
      if (i != position && hasLetter(shape.get(i))) {
        wording++;
      }
    }
    if (wording <= 2) {
      return NEVER;
    }
    if (position > 0 && NAMES_FOLLOW.contains(shape.get(position - 1))) {
      return 2;
    }
    return wording <= 4 ? 4 : 3;
  }

  private static boolean hasLetter(String token) {
    return token.chars().anyMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z');
  }
}
