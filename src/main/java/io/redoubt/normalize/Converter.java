package io.redoubt.normalize;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.TimeShape;
import io.redoubt.event.TimeStatus;
import io.redoubt.taxonomy.ecs.Conversion;
import io.redoubt.taxonomy.ecs.Lookup;
import io.redoubt.taxonomy.ecs.Target;
import java.time.Instant;

/// Carries out conversions on the cells of one event. Not thread-safe.
final class Converter {
  private final EventBuilder event;
  private final Filling filling;
  private final TimeReader times;
  private final Value value;

  Converter(EventBuilder event, Filling filling, TimeReader times) {
    this.event = event;
    this.filling = filling;
    this.times = times;
    this.value = new Value(event);
  }

  EventBuilder event() {
    return event;
  }

  /// Whether it works on this event.
  @SuppressWarnings("ReferenceEquality") // the very builder is meant
  boolean isOf(EventBuilder other) {
    return event == other;
  }

  /// The bytes of a cell, until the next call.
  Value value(int cell) {
    return value.of(cell);
  }

  /// Whether the event has its time, or bytes that hold it.
  boolean timed() {
    return event.timePending() || event.time().status() != TimeStatus.ABSENT;
  }

  /// Whether cell `i` says anything: it is not empty and no lone `-`.
  boolean says(int i) {
    int length = event.spanLength(i);
    return length > 1 || (length == 1 && !value.of(i).blank());
  }

  /// Converts cell `i`, which says something.
  void convertOther(Conversion how, int i) {
    switch (how) {
      case Conversion.Same(Target to) -> event.alias(to.field(), i);
      case Conversion.Text(Target to) -> event.aliasText(to.field(), i);
      case Conversion.Numeric(Target to) -> Numbers.number(to.field(), i, this);
      case Conversion.Hex(Target to) -> Numbers.hex(to.field(), value.of(i), event);
      case Conversion.Nanos(Target to, int power) ->
          Numbers.nanos(to.field(), value.of(i), power, event);
      case Conversion.Cased(Target to, boolean upper) ->
          Texts.cased(to.field(), value.of(i), upper, event);
      case Conversion.Ip(Target to) -> Addresses.ip(to.field(), value.of(i));
      case Conversion.Endpoint endpoint -> Addresses.endpoint(endpoint, value.of(i), this);
      case Conversion.Account account -> Texts.account(account, value.of(i), this);
      case Conversion.Tail(Target to) -> Texts.tail(to, value.of(i), '/', ':');
      case Conversion.Basename(Target to) -> Texts.tail(to, value.of(i), '/', '\\');
      case Conversion.Split(Target to, char separator) -> Texts.split(to, value.of(i), separator);
      case Conversion.Url url -> Urls.split(url, value.of(i), this);
      case Conversion.Hashes hashes -> HashList.read(hashes, value.of(i), this);
      case Conversion.Context context -> PowerShellText.context(context, value.of(i), this);
      case Conversion.Details details -> PowerShellText.details(details, value.of(i), this);
      case Conversion.Table(Target to, Lookup<Constant> values) -> table(to.field(), values, i);
      case Conversion.Time time -> event.time(time.shape(), i);
      case Conversion.Date(Target to) -> date(to, value.of(i));
    }
  }

  /// Adds the constant that stands for the value of cell `i`, if there is one.
  void table(Field to, Lookup<Constant> values, int i) {
    Value v = value.of(i);
    Constant constant = values.get(v.buffer, v.from, v.to);
    if (constant != null) {
      event.add(to, constant);
    }
  }

  private void date(Target to, Value v) {
    Instant instant = times.read(TimeShape.ANY, v.buffer, v.from, v.to).instant();
    if (instant != null) {
      event.add(to.field(), instant.toString());
    }
  }

  /// Adds a part of the value beside the conversion's main target, unless its field is filled.
  void aside(Target target, Value v, int from, int to) {
    if (to > from && !filling.filled(target)) {
      event.add(target.field(), v.buffer, from, to);
      filling.fill(target, event.size() - 1);
    }
  }

  /// The same for digits.
  void numberAside(Target target, Value v, int from, int to) {
    if (v.digits(from, to) && !filling.filled(target)) {
      event.addNumber(target.field(), v.buffer, from, to);
      filling.fill(target, event.size() - 1);
    }
  }
}
