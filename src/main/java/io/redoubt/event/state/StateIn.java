package io.redoubt.event.state;

import io.redoubt.event.Event;
import io.redoubt.event.finding.RuleInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads what [StateOut] wrote, in the same order. Whatever the bytes are, it gives values or
/// throws [BadState], and takes no more memory than they justify. Not thread-safe.
public final class StateIn {
  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private int at;

  /// Reads these bytes.
  public StateIn(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /// A whole number.
  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte b = next();
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new BadState("A number is too long.");
  }

  /// A whole number of 32 bits.
  public int small() {
    long value = number();
    if (value != (int) value) {
      throw new BadState("A number is too large.");
    }
    return (int) value;
  }

  /// How many follow: never more than there are bytes.
  public int count() {
    int count = small();
    if (count < 0 || count > bytes.length - at) {
      throw new BadState("There are not so many.");
    }
    return count;
  }

  /// `true` or `false`.
  public boolean flag() {
    return next() != 0;
  }

  /// A text.
  public String text() {
    int known = small();
    if (known > 0) {
      return known(texts, known);
    }
    boolean shared = flag();
    String text = new String(bytes(), StandardCharsets.UTF_8);
    if (shared) {
      texts.add(text);
    }
    return text;
  }

  /// Bytes.
  public byte[] bytes() {
    int count = count();
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  /// All of a list.
  public <T> List<T> each(Supplier<T> one) {
    int count = count();
    List<T> all = new ArrayList<>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      all.add(one.get());
    }
    return all;
  }

  /// An event.
  public Event event() {
    int known = small();
    if (known > 0) {
      return known(events, known);
    }
    Event event = EventForm.read(this);
    events.add(event);
    return event;
  }

  /// A rule.
  public RuleInfo rule() {
    return RuleForm.read(this);
  }

  /// An event, or null.
  public @Nullable Event eventOrNone() {
    return flag() ? event() : null;
  }

  /// One of these by its place.
  public <E> E one(E[] all) {
    int place = small();
    if (place < 0 || place >= all.length) {
      throw new BadState("There is no such choice.");
    }
    return all[place];
  }

  /// Whether everything was read.
  public boolean ended() {
    return at == bytes.length;
  }

  private static <T> T known(List<T> all, int number) {
    if (number < 1 || number > all.size()) {
      throw new BadState("Something is named that did not stand before.");
    }
    return all.get(number - 1);
  }

  private byte next() {
    if (at >= bytes.length) {
      throw new BadState("It is cut off.");
    }
    return bytes[at++];
  }
}
