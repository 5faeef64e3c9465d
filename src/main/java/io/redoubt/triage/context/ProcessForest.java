package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.ProcessNode;
import io.redoubt.event.finding.Kept;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Process starts of one machine and how they hang together: by the identifier that outlives the
/// process number where records have one, else by the latest start of that number before the
/// child. At most [#MOST] starts, the first of the stream. Not thread-safe.
final class ProcessForest {
  /// The most starts remembered.
  static final int MOST = 2000;

  private static final int DEEP = 12;

  private final List<Start> starts = new ArrayList<>();
  private boolean complete = true;
  private @Nullable Map<Start, Start> parents;

  /// A start; compared by identity of its event.
  ///
  /// @param parentId the identifier of its parent, or empty
  /// @param parentPid the number of its parent, or empty
  private record Start(ProcessNode node, String parentId, String parentPid, int order) {
    boolean notAfter(Start other) {
      Instant mine = node.started();
      Instant its = other.node.started();
      return mine == null || its == null || !mine.isAfter(its);
    }
  }

  void add(Event event) {
    if (starts.size() >= MOST) {
      complete = false;
      return;
    }
    parents = null;
    ProcessNode node =
        new ProcessNode(
            0,
            event.time().instant(),
            cut(event.text(Ecs.PROCESS_ENTITY_ID, "")),
            cut(event.text(Ecs.PROCESS_PID, "")),
            cut(event.text(Ecs.PROCESS_NAME, event.text(Ecs.PROCESS_EXECUTABLE, ""))),
            cut(event.text(Ecs.PROCESS_COMMAND_LINE, "")),
            cut(event.text(Ecs.USER_NAME, "")),
            cut(event.text(Ecs.PROCESS_PARENT_NAME, event.text(Ecs.PROCESS_PARENT_EXECUTABLE, ""))),
            event.id());
    starts.add(
        new Start(
            node,
            cut(event.text(Ecs.PROCESS_PARENT_ENTITY_ID, "")),
            cut(event.text(Ecs.PROCESS_PARENT_PID, "")),
            starts.size()));
  }

  private static String cut(String text) {
    return Kept.value(text);
  }

  boolean complete() {
    return complete;
  }

  /* Child → parent. A start is never its own ancestor. */
  private Map<Start, Start> parents() {
    Map<Start, Start> known = parents;
    if (known != null) {
      return known;
    }
    Map<String, Start> byId = new HashMap<>();
    Map<String, List<Start>> byPid = new HashMap<>();
    for (Start start : starts) {
      if (!start.node().id().isEmpty()) {
        byId.putIfAbsent(start.node().id(), start);
      }
      byPid.computeIfAbsent(start.node().pid(), _ -> new ArrayList<>()).add(start);
    }
    Map<Start, Start> found = new HashMap<>();
    for (Start child : starts) {
      Start parent = child.parentId().isEmpty() ? byPid(child, byPid) : byId.get(child.parentId());
      if (parent != null && !leadsTo(found, parent, child)) {
        found.put(child, parent);
      }
    }
    parents = found;
    return found;
  }

  private static @Nullable Start byPid(Start child, Map<String, List<Start>> byPid) {
    if (child.parentPid().isEmpty()) {
      return null;
    }
    return byPid.getOrDefault(child.parentPid(), List.of()).stream()
        .filter(p -> p.order() != child.order() && p.notAfter(child))
        .max(
            Comparator.comparing(
                    (Start p) -> Optional.ofNullable(p.node().started()).orElse(Instant.MIN))
                .thenComparing(Start::order))
        .orElse(null);
  }

  private static boolean leadsTo(Map<Start, Start> known, Start from, Start to) {
    for (Start at = from; at != null; at = known.get(at)) {
      if (at.order() == to.order()) {
        return true;
      }
    }
    return false;
  }

  /// The first start of this identifier or number.
  Optional<ProcessNode> find(String key) {
    return starts.stream()
        .map(Start::node)
        .filter(n -> n.id().equalsIgnoreCase(key))
        .findFirst()
        .or(() -> starts.stream().map(Start::node).filter(n -> n.pid().equals(key)).findFirst());
  }

  private Optional<Start> start(ProcessNode node) {
    return starts.stream().filter(s -> s.node().equals(node)).findFirst();
  }

  /// Its parents, nearest first, at most a dozen.
  List<ProcessNode> ancestors(ProcessNode node) {
    List<ProcessNode> up = new ArrayList<>();
    Start at = start(node).map(parents()::get).orElse(null);
    while (at != null && up.size() < DEEP) {
      up.add(at.node());
      at = parents().get(at);
    }
    return up;
  }

  /// Those it started, in order of time.
  List<ProcessNode> children(ProcessNode node) {
    return start(node).map(this::below).orElse(List.of()).stream().map(Start::node).toList();
  }

  private List<Start> below(Start parent) {
    return starts.stream().filter(s -> parent.equals(parents().get(s))).sorted(BY_TIME).toList();
  }

  private static final Comparator<Start> BY_TIME =
      Comparator.comparing((Start s) -> Optional.ofNullable(s.node().started()).orElse(Instant.MAX))
          .thenComparing(Start::order);

  /// The longest chain, parents first; of equal ones the one that ends first.
  List<ProcessNode> longest() {
    List<ProcessNode> best = List.of();
    for (Start start : starts.stream().sorted(BY_TIME).toList()) {
      List<ProcessNode> up = ancestors(start.node());
      if (up.size() + 1 > best.size()) {
        best = new ArrayList<>(up.reversed());
        best.add(start.node());
      }
    }
    return best;
  }

  /// The trees, roots and children in order of time, at most so many processes.
  List<ProcessNode> trees(int most) {
    List<ProcessNode> out = new ArrayList<>();
    Map<Start, List<Start>> below = new HashMap<>();
    starts.stream()
        .sorted(BY_TIME)
        .filter(s -> parents().containsKey(s))
        .forEach(s -> below.computeIfAbsent(parents().get(s), _ -> new ArrayList<>()).add(s));
    Deque<Told> next = new ArrayDeque<>();
    starts.stream()
        .filter(s -> !parents().containsKey(s))
        .sorted(BY_TIME.reversed())
        .forEach(root -> next.push(new Told(root, 0)));
    while (!next.isEmpty() && out.size() < most) {
      Told now = next.pop();
      out.add(now.start().node().at(now.depth()));
      below
          .getOrDefault(now.start(), List.of())
          .reversed()
          .forEach(child -> next.push(new Told(child, now.depth() + 1)));
    }
    return out;
  }

  /* A chain may be as long as there are starts: no recursion. */
  private record Told(Start start, int depth) {}
}
