package io.redoubt.cli.review;

import io.redoubt.llm.FailureReason;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why verdicts are without words of the model, and what to do about it, in one sentence or two.
/// Not thread-safe.
final class MissingWords {
  private final Map<String, Integer> reasons = new TreeMap<>();

  /// One more verdict, with the `fallback_reason` that it states.
  void add(String reason) {
    reasons.merge(reason, 1, Integer::sum);
  }

  /// The reasons, the most frequent first, and the remedy of what failed first of all: an open
  /// breaker only follows other failures. Empty when no words are missing.
  String told() {
    if (reasons.isEmpty()) {
      return "";
    }
    String all =
        byNumber()
            .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
            .collect(Collectors.joining(", "));
    String remedy =
        byNumber()
            .flatMap(reason -> known(reason.getKey()).stream())
            .min(Comparator.comparing(reason -> reason == FailureReason.BREAKER_OPEN))
            .map(reason -> " " + reason.remedy())
            .orElse("");
    return " Without words because of " + all + "." + remedy;
  }

  private Stream<Map.Entry<String, Integer>> byNumber() {
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed());
  }

  private static Optional<FailureReason> known(String reason) {
    return Stream.of(FailureReason.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(reason))
        .findFirst();
  }
}
