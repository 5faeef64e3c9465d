package io.redoubt.search.query;

import io.redoubt.event.query.Address;
import io.redoubt.event.query.Figure;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What ranges mean: over times for `@timestamp`, over numbers or addresses when the bounds are
/// such, else over text in the order of code points.
final class Ranges {
  private static final int V4_BITS = 32;
  private static final int V6_BITS = 128;

  private final Times times;

  Ranges(Times times) {
    this.times = times;
  }

  Query of(String field, int position, Bound low, Bound high) {
    if (field.equals("@timestamp")) {
      return times.range(position, low, high);
    }
    double from = low.open() ? Double.NEGATIVE_INFINITY : Figure.of(low.text());
    double to = high.open() ? Double.POSITIVE_INFINITY : Figure.of(high.text());
    if (!Double.isNaN(from) && !Double.isNaN(to)) {
      notEmpty(position, from <= to, low, high);
      return new Query.Numbers(
          field,
          low.open() || low.included() ? from : Math.nextUp(from),
          high.open() || high.included() ? to : Math.nextDown(to));
    }
    Address first = low.open() ? Address.LOWEST : Address.of(low.text());
    Address last = high.open() ? Address.HIGHEST : Address.of(high.text());
    return first != null && last != null
        ? addresses(field, position, low, first, high, last)
        : texts(field, position, low, high);
  }

  private static Query addresses(
      String field, int position, Bound low, Address first, Bound high, Address last) {
    notEmpty(position, first.compareTo(last) <= 0, low, high);
    return new Query.Addresses(
        field,
        low.open() || low.included() ? first : first.neighbour(1),
        high.open() || high.included() ? last : last.neighbour(-1));
  }

  private static Query texts(String field, int position, Bound low, Bound high) {
    String from = low.open() ? null : Fold.fold(low.text());
    String to = high.open() ? null : Fold.fold(high.text());
    notEmpty(position, from == null || to == null || ordered(from, to), low, high);
    return new Query.Between(field, from, low.included(), to, high.included());
  }

  private static boolean ordered(String low, String high) {
    return Arrays.compare(low.codePoints().toArray(), high.codePoints().toArray()) <= 0;
  }

  private static void notEmpty(int position, boolean ordered, Bound low, Bound high) {
    if (!ordered) {
      throw new Wrongly(
          position,
          "Nothing lies between: "
              + low.text()
              + " comes after "
              + high.text()
              + "; swap the bounds.");
    }
  }

  /// A network as `address/bits`.
  Query network(String field, int position, String text) {
    int slash = text.indexOf('/');
    @Nullable Address address = Address.of(text.substring(0, slash));
    String digits = text.substring(slash + 1);
    int most = text.indexOf(':') >= 0 ? V6_BITS : V4_BITS;
    int bits = digits.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    if (address == null || bits > most) {
      throw new Wrongly(
          position + slash + 1, "A network of this kind has 0 to " + most + " bits behind the /.");
    }
    int of128 = bits + V6_BITS - most;
    return new Query.Addresses(field, address.lowest(of128), address.highest(of128));
  }
}
