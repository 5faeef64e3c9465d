package io.redoubt.api;

import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Surface;
import java.util.List;
import java.util.function.Predicate;

/// Which of its surfaces a service offers.
public enum Offer {
  /// All of them.
  ALL,
  /// What analyses for others, and what looks after that.
  ENGINE,
  /// All but what analyses for others.
  SOC;

  private static final String COMPAT_ENGINE = "compat-engine";
  private static final String ENGINE_PATH = "/api/v1/engine";
  private static final List<String> CARE =
      List.of(
          "/livez",
          "/readyz",
          "/metrics",
          "/api/v1/openapi.json",
          "/api/v1/keys",
          "/api/v1/audit",
          "/api/v1/models",
          ENGINE_PATH);

  /// What is offered of these.
  public List<Surface> of(List<Surface> all) {
    return switch (this) {
      case ALL -> all;
      case ENGINE ->
          all.stream()
              .map(surface -> surface.name().equals(COMPAT_ENGINE) ? surface : only(surface, CARE))
              .toList();
      case SOC ->
          all.stream()
              .filter(surface -> !surface.name().equals(COMPAT_ENGINE))
              .map(surface -> kept(surface, one -> !below(one, ENGINE_PATH)))
              .toList();
    };
  }

  private static Surface only(Surface surface, List<String> paths) {
    return kept(surface, one -> paths.stream().anyMatch(path -> below(one, path)));
  }

  private static Surface kept(Surface surface, Predicate<Operation> which) {
    List<Operation> operations = surface.operations().stream().filter(which).toList();
    return new Surface(surface.name(), operations, surface.errors(), surface.headers());
  }

  private static boolean below(Operation operation, String path) {
    return operation.path().equals(path) || operation.path().startsWith(path + '/');
  }
}
