package io.redoubt.notify.plan;

import io.redoubt.notify.plan.PlanReader.Fault;
import io.redoubt.notify.reach.Destination;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The values of one channel or route.
///
/// @param values all there are
/// @param stem what its keys begin with
/// @param faults grows
record Section(Map<String, String> values, String stem, List<Fault> faults) {
  static List<String> many(String value) {
    return Stream.of(value.split("[\n,]")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  String text(String key, String otherwise) {
    String value = values.getOrDefault(stem + key, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  List<String> list(String key) {
    return many(text(key, ""));
  }

  boolean on(String key) {
    return text(key, "false").equals("true");
  }

  Optional<Secret> secret(String key) {
    String value = text(key, "");
    return value.isEmpty() ? Optional.empty() : Optional.of(new Secret(value));
  }

  /// Says what is wrong with a value; where it is not given, with the section.
  void fault(String key, String text) {
    String whole = stem + key;
    String place =
        values.containsKey(whole)
            ? whole
            : values.keySet().stream().filter(k -> k.startsWith(stem)).findFirst().orElse(whole);
    faults.add(new Fault(place, text));
  }

  /// A value that must be there; empty after saying so.
  String needed(String key, String what) {
    String value = text(key, "");
    if (value.isEmpty()) {
      fault(key, what + " is missing: " + key + ".");
    }
    return value;
  }

  /// A secret that must be there.
  Optional<Secret> neededSecret(String key, String what) {
    return needed(key, what).isEmpty() ? Optional.empty() : secret(key);
  }

  /// An address that must be there, or has a standard one.
  Optional<Destination> url(String standard, String path) {
    String value = text("url", standard);
    if (value.isEmpty()) {
      fault("url", "the address is missing: url, or url-file.");
      return Optional.empty();
    }
    String base = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
    return usable("url", Destination.ofUrl(path.isEmpty() ? value : base + path));
  }

  Optional<Destination> usable(String key, Destination.Read read) {
    return switch (read) {
      case Destination.Read.Usable(var to) -> Optional.of(to);
      case Destination.Read.Wrong(String reason) -> {
        fault(key, "the address " + reason + ".");
        yield Optional.empty();
      }
    };
  }
}
