package io.redoubt.event.state;

import io.redoubt.event.Event;
import io.redoubt.event.finding.RuleInfo;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes what a stage knows. Whole numbers take one byte for each seven bits; a text that stood
/// before is a number. Not thread-safe.
public final class StateOut {
  private static final int LONGEST_SHARED = 2000;

  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<Long, Integer> events = new HashMap<>();
  private byte[] bytes = new byte[1 << 16];
  private int length;
  private int written;

  /// Writes a whole number.
  public StateOut number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    put((byte) rest);
    return this;
  }

  /// Writes `true` or `false`.
  public StateOut flag(boolean value) {
    put((byte) (value ? 1 : 0));
    return this;
  }

  /// Writes a text.
  public StateOut text(String value) {
    Integer known = texts.get(value);
    if (known != null) {
      return number(known + 1L);
    }
    number(0);
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    if (value.length() <= LONGEST_SHARED) {
      texts.put(value, texts.size());
      flag(true);
    } else {
      flag(false);
    }
    return bytes(utf8, 0, utf8.length);
  }

  /// Writes bytes.
  public StateOut bytes(byte[] buffer, int from, int count) {
    number(count);
    room(count);
    System.arraycopy(buffer, from, bytes, length, count);
    length += count;
    return this;
  }

  /// Writes how many there are, then each.
  public <T> StateOut each(Collection<T> all, Consumer<T> one) {
    number(all.size());
    all.forEach(one);
    return this;
  }

  /// Writes an event of the log, whole the first time, then by its number.
  public StateOut event(Event event) {
    long number = event.record().number();
    Integer known = number < 0 ? null : events.get(number);
    if (known != null) {
      return number(known + 1L);
    }
    number(0);
    if (number >= 0) {
      events.put(number, written);
    }
    written++;
    EventForm.write(event, this);
    return this;
  }

  /// Writes a rule.
  public StateOut rule(RuleInfo rule) {
    RuleForm.write(rule, this);
    return this;
  }

  /// Writes an event, or that there is none.
  public StateOut eventOrNone(@Nullable Event event) {
    flag(event != null);
    return event == null ? this : event(event);
  }

  /// What was written.
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void put(byte value) {
    room(1);
    bytes[length++] = value;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
