package io.redoubt.normalize;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.SmallWords;
import io.redoubt.taxonomy.ecs.Conversion;
import io.redoubt.taxonomy.ecs.Target;

/// Conversions that cut or fold text.
final class Texts {
  private Texts() {}

  static void cased(Field to, Value v, boolean upper, EventBuilder event) {
    Constant known = upper ? null : SmallWords.of(v.buffer, v.from, v.to);
    if (known != null) {
      event.add(to, known);
      return;
    }
    int offset = event.sideAppend(v.buffer, v.from, v.to);
    byte[] side = event.side();
    int end = event.sideLength();
    for (int i = offset; i < end; i++) {
      byte b = side[i];
      if (upper ? b >= 'a' && b <= 'z' : b >= 'A' && b <= 'Z') {
        side[i] = (byte) (b ^ 0x20);
      }
    }
    event.add(to, side, offset, end);
  }

  static void account(Conversion.Account account, Value v, Converter converter) {
    int back = v.lastIndexOf('\\');
    v.add(account.to().field(), back + 1 > v.from ? back + 1 : v.from, v.to);
    if (back > v.from) {
      converter.aside(account.domain(), v, v.from, back);
    }
  }

  static void tail(Target to, Value v, char one, char other) {
    int cut = Math.max(v.lastIndexOf(one), v.lastIndexOf(other));
    v.add(to.field(), Math.max(cut + 1, v.from), v.to);
  }

  static void split(Target to, Value v, char separator) {
    int start = v.from;
    while (start <= v.to) {
      int end = v.indexOf(start, v.to, separator);
      end = end < 0 ? v.to : end;
      int first = start;
      while (first < end && v.buffer[first] == ' ') {
        first++;
      }
      v.add(to.field(), first, end);
      start = end + 1;
    }
  }
}
