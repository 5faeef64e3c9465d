package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Cast.Sort;
import java.util.EnumSet;
import java.util.Set;

/// What a sentence says of a name: who acted, on whom, from where, as whom.
enum Part {
  /// It did something.
  AGENT("acted", EnumSet.of(Sort.SOURCE, Sort.USER, Sort.OTHER)),
  /// Something came from it.
  ORIGIN("was the source", EnumSet.of(Sort.SOURCE, Sort.USER, Sort.OTHER)),
  /// Something was done to it.
  GOAL(
      "was the target",
      EnumSet.of(Sort.DESTINATION, Sort.HOST, Sort.USER, Sort.TARGET, Sort.OTHER)),
  /// Something happened there.
  PLACE(
      "was the place", EnumSet.of(Sort.DESTINATION, Sort.HOST, Sort.USER, Sort.TARGET, Sort.OTHER)),
  /// Somebody was it.
  NAME("was the account", EnumSet.of(Sort.USER, Sort.TARGET, Sort.OTHER)),
  /// Something was made for it.
  RECIPIENT("was acted on", EnumSet.of(Sort.DESTINATION, Sort.HOST, Sort.TARGET, Sort.OTHER)),
  /// Nothing that could be wrong.
  OPEN("", EnumSet.allOf(Sort.class));

  private final String said;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<Sort> allowed;

  Part(String said, Set<Sort> allowed) {
    this.said = said;
    this.allowed = allowed;
  }

  /// How it is said to a reader.
  String said() {
    return said;
  }

  /// Whether something of one of these sorts can play it.
  boolean playedBy(Set<Sort> sorts) {
    return sorts.isEmpty() || sorts.stream().anyMatch(allowed::contains);
  }
}
