package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.GroupValues;
import io.redoubt.event.state.BadState;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.List;
import java.util.Map;

/// The form of the hits of [Beginnings], in memory and in snapshots: their events may be missing,
/// and what is above has none.
///
/// @param rules by id
record BareForm(Map<String, CorrelationRule> rules) {
  /// Of a group whose values are known elsewhere.
  static final GroupValues NO_VALUES = GroupValues.of(List.of());

  /// A hit as it is kept beside its event.
  static CorrelationHit told(CorrelationHit hit) {
    return new CorrelationHit(
        hit.rule(), hit.base(), NO_VALUES, hit.value(), Beginnings.UNSEEN, bare(hit.above()));
  }

  /// The same without events: which of them shows a hit is whichever is at hand when it is told.
  static List<CorrelationHit> bare(List<CorrelationHit> above) {
    return above.isEmpty() ? above : Group.shownBy(Beginnings.UNSEEN, above);
  }

  /// Writes a hit.
  ///
  /// @param seen whether its event is to be written too
  @SuppressWarnings("ReferenceEquality") // asks for the very event
  static void write(Counted counted, boolean seen, StateOut out) {
    CorrelationHit hit = counted.hit();
    boolean event = seen && hit.event() != Beginnings.UNSEEN;
    out.number(counted.time()).number(hit.base()).number(counted.value()).flag(event);
    if (event) {
      out.event(hit.event());
    }
    above(hit.above(), out);
  }

  private static void above(List<CorrelationHit> above, StateOut out) {
    out.each(
        above,
        hit -> {
          out.text(hit.rule().info().id()).number(hit.base());
          out.each(hit.group().values(), out::text).text(hit.value());
          above(hit.above(), out);
        });
  }

  /// Reads a hit of this correlation and group.
  Counted read(CorrelationRule rule, GroupValues group, StateIn in) {
    long time = in.number();
    int base = in.small();
    long value = in.number();
    Event event = in.flag() ? in.event() : Beginnings.UNSEEN;
    CorrelationHit hit = new CorrelationHit(rule, base, group, "", event, above(in));
    return new Counted(hit, time, 1, value);
  }

  private List<CorrelationHit> above(StateIn in) {
    return in.each(
        () -> {
          CorrelationRule rule = rules.get(in.text());
          if (rule == null) {
            throw new BadState("A rule is there no more.");
          }
          int base = in.small();
          GroupValues group = GroupValues.of(in.each(in::text));
          String value = in.text();
          return new CorrelationHit(rule, base, group, value, Beginnings.UNSEEN, above(in));
        });
  }
}
