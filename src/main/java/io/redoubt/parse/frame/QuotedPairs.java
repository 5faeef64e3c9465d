package io.redoubt.parse.frame;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;

/// `key=value` pairs with spaces between them, values in double quotes where they hold spaces, and
/// a backslash before what would end them. Stateless.
public final class QuotedPairs {
  private static final int LONGEST_KEY = 64;

  private QuotedPairs() {}

  /// Index of the `=` behind the key that begins at `from`, or -1 when none begins there: a key
  /// is a letter and up to 63 letters, digits and `_.-@/:`.
  public static int keyEnd(byte[] buffer, int from, int to) {
    int limit = Math.min(to, from + LONGEST_KEY);
    int i = from;
    while (i < limit
        && (Character.isLetterOrDigit(buffer[i]) || "_.-@/:".indexOf(buffer[i]) >= 0)) {
      i++;
    }
    return i > from && i < limit && buffer[i] == '=' && Character.isLetter(buffer[from]) ? i : -1;
  }

  /// Adds the value behind the `=` at `equals` under this field, unless it is empty; a comma behind
  /// a bare value is not part of it.
  ///
  /// @return where the value ends, quotes included
  public static int value(Field field, byte[] buffer, int equals, int to, EventBuilder out) {
    int from = equals + 1;
    if (from < to && buffer[from] == '"') {
      return quoted(field, buffer, from + 1, to, out);
    }
    int end = Bytes.find(buffer, from, to, ' ');
    int stop = end > from && buffer[end - 1] == ',' ? end - 1 : end;
    if (stop > from) {
      out.add(field, buffer, from, stop);
    }
    return end;
  }

  private static int quoted(Field field, byte[] buffer, int from, int to, EventBuilder out) {
    int end = from;
    boolean escaped = false;
    while (end < to && buffer[end] != '"') {
      escaped |= buffer[end] == '\\';
      end += buffer[end] == '\\' ? 2 : 1;
    }
    end = Math.min(end, to);
    if (end > from) {
      if (escaped) {
        out.addEscaped(field, buffer, from, end);
      } else {
        out.add(field, buffer, from, end);
      }
    }
    return Math.min(end + 1, to);
  }
}
