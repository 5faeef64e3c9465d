package io.redoubt.parse.grammar;

import io.redoubt.event.Constant;
import io.redoubt.event.DottedQuad;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import org.jspecify.annotations.Nullable;

/// A typed hole in a pattern.
///
/// @param type what may stand there
/// @param field where it goes; null when it is only skipped
/// @param name for an address, where a host name goes
/// @param address for an address, where a host name goes too
/// @param pairs for pairs, what the keys mean
/// @param plain the field where what was taken goes as it is; null where it goes otherwise
record Capture(
    CaptureType type,
    @Nullable Field field,
    @Nullable Field name,
    @Nullable Field address,
    @Nullable Pairs pairs,
    @Nullable Field plain) {

  /// A capture of `KEY=VALUE` pairs to the end.
  static Capture of(Pairs pairs) {
    return new Capture(CaptureType.PAIRS, null, null, null, pairs, null);
  }

  /// The capture of `<type:target>`; an empty target captures nothing.
  static Capture of(CaptureType type, String target) {
    if (target.isEmpty()) {
      return new Capture(type, null, null, null, null, null);
    }
    if (type == CaptureType.ADDRESS) {
      Field base = Field.of(target);
      return new Capture(
          type, base.child("ip"), base.child("domain"), base.child("address"), null, null);
    }
    Field field = Field.of(target);
    boolean asIs =
        switch (type) {
          case WORD, VALUE, SPACES, TEXT, LAZY, REST -> true;
          case NUMBER, IP, ADDRESS, LOWER, PAIRS -> false;
        };
    return new Capture(type, field, null, null, null, asIs ? field : null);
  }

  /// Adds what stands in `buffer[from, to)` to the event; nothing when it is empty.
  void emit(byte[] buffer, int from, int to, EventBuilder out) {
    if (pairs != null) {
      pairs.emit(buffer, from, to, out);
    }
    if (field == null || from == to) {
      return;
    }
    switch (type) {
      case NUMBER -> out.addNumber(field, buffer, from, to);
      case IP, ADDRESS -> address(field, buffer, from, to, out);
      case LOWER -> lower(field, buffer, from, to, out);
      case WORD, VALUE, SPACES, TEXT, LAZY, REST, PAIRS -> out.add(field, buffer, from, to);
    }
  }

  private static void lower(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    Constant known = LowerWords.of(buffer, from, to);
    if (known == null) {
      out.add(field, buffer, from, to);
    } else {
      out.add(field, known);
    }
  }

  private void address(Field ip, byte[] buffer, int from, int to, EventBuilder out) {
    if (DottedQuad.end(buffer, from, to) == to) {
      out.add(ip, buffer, from, to);
    } else if (type == CaptureType.IP || Addresses.end(buffer, from, to) == to) {
      int start = Addresses.start(buffer, from, to);
      out.add(ip, buffer, start, Addresses.withoutZone(buffer, start, to));
    } else if (name != null && address != null) {
      out.add(name, buffer, from, to);
      out.add(address, buffer, from, to);
    }
  }
}
