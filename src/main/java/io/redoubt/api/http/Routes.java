package io.redoubt.api.http;

import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Surface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the operation of a request. Exact paths come before those with parts; otherwise the first
/// surface wins. A path of one name alone (`/{index}`) fits nearly everything and therefore stands
/// for its own methods only: with others there is nothing.
final class Routes {
  private static final Match ALL =
      new Match.Methods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));

  private final Map<String, List<Route>> exact = new HashMap<>();
  private final List<Route> patterns = new ArrayList<>();

  Routes(List<Surface> surfaces) {
    for (Surface surface : surfaces) {
      for (Operation operation : surface.operations()) {
        Route route = new Route(surface, operation, List.of(operation.path().split("/", -1)));
        if (operation.path().indexOf('{') < 0) {
          exact.computeIfAbsent(operation.path(), _ -> new ArrayList<>()).add(route);
        } else {
          patterns.add(route);
        }
      }
    }
  }

  /// An operation and the surface it belongs to.
  record Route(Surface surface, Operation operation, List<String> pattern) {
    /* What stands for the names of the pattern; empty when the path is another. */
    private Optional<Map<String, String>> match(List<String> path) {
      Map<String, String> parts = new LinkedHashMap<>();
      for (int i = 0; i < pattern.size(); i++) {
        String want = pattern.get(i);
        if (want.endsWith("*}") && i < path.size()) {
          String rest = String.join("/", path.subList(i, path.size()));
          parts.put(want.substring(1, want.length() - 2), rest);
          return Optional.of(parts);
        }
        if (i >= path.size() || !takes(want, path.get(i), parts)) {
          return Optional.empty();
        }
      }
      return path.size() == pattern.size() ? Optional.of(parts) : Optional.empty();
    }

    private boolean isOneName() {
      return pattern.size() == 2
          && pattern.getLast().startsWith("{")
          && !pattern.getLast().endsWith("*}");
    }

    private static boolean takes(String want, String part, Map<String, String> parts) {
      if (!want.startsWith("{")) {
        return want.equals(part);
      }
      parts.put(want.substring(1, want.length() - 1), part);
      return !part.isEmpty();
    }
  }

  /// What a request asks for.
  sealed interface Match {
    /// The first operation there is.
    record Found(Route route, Map<String, String> parts) implements Match {}

    /// @param surface to which the path belongs
    /// @param methods that exist
    record OtherMethod(Surface surface, Set<String> methods) implements Match {}

    /// What may be done is asked (`OPTIONS`), as balancers and Docker do to see that it is there.
    ///
    /// @param methods that exist
    record Methods(List<String> methods) implements Match {}

    /// There is no such path.
    record Nothing() implements Match {}
  }

  /// The operation of this method and path; where there is nothing, a slash at its end is not
  /// looked at.
  Match find(String method, String path) {
    Match match = method.equals("OPTIONS") && path.equals("*") ? ALL : exactly(method, path);
    return match instanceof Match.Nothing && path.length() > 1 && path.endsWith("/")
        ? exactly(method, path.substring(0, path.length() - 1))
        : match;
  }

  private Match exactly(String method, String path) {
    List<Found> here = at(path);
    Match.Found get = null;
    Set<String> methods = new LinkedHashSet<>();
    for (Found found : here) {
      String known = found.route().operation().method();
      if (known.equals(method)) {
        return new Match.Found(found.route(), found.parts());
      }
      if (known.equals("GET") && method.equals("HEAD") && get == null) {
        get = new Match.Found(found.route(), found.parts());
      }
      if (!found.route().isOneName()) {
        methods.add(known);
      }
    }
    if (get != null) {
      return get;
    }
    if (methods.isEmpty()) {
      return new Match.Nothing();
    }
    if (method.equals("OPTIONS")) {
      methods.add(method);
      return new Match.Methods(List.copyOf(methods));
    }
    return new Match.OtherMethod(surface(here), methods);
  }

  private static Surface surface(List<Found> here) {
    return here.stream()
        .map(Found::route)
        .filter(route -> !route.isOneName())
        .findFirst()
        .orElseThrow()
        .surface();
  }

  private List<Found> at(String path) {
    List<Found> found = new ArrayList<>();
    exact.getOrDefault(path, List.of()).forEach(route -> found.add(new Found(route, Map.of())));
    if (found.isEmpty()) {
      List<String> parts = List.of(path.split("/", -1));
      for (Route route : patterns) {
        route.match(parts).ifPresent(named -> found.add(new Found(route, named)));
      }
    }
    return found;
  }

  private record Found(Route route, Map<String, String> parts) {}
}
