package io.redoubt.normalize;

import io.redoubt.event.Field;
import io.redoubt.taxonomy.ecs.Conversion;
import io.redoubt.taxonomy.ecs.Lookup;
import io.redoubt.taxonomy.ecs.Target;
import org.jspecify.annotations.Nullable;

/// Takes apart what PowerShell writes as text: contexts (`HostName=ConsoleHost`, a line each) and
/// the details of pipelines (`ParameterBinding(Get-Item): name="Path"; value="C:\"`).
///
/// Texts may hold what a user typed, with line ends in it: a value goes on until a line begins with
/// a known key. Where a key stands twice the first counts. Bounded: [#LINES] lines, [#DETAILS]
/// details.
final class PowerShellText {
  /// Lines of a context that are looked at.
  static final int LINES = 400;

  /// Details of one event that are taken apart.
  static final int DETAILS = 200;

  private static final int LONGEST_KEY = 24;
  private static final String BELOW = "powershell.command.invocation_details.";
  private static final Field TYPE = Field.of(BELOW + "type");
  private static final Field COMMAND = Field.of(BELOW + "related_command");
  private static final Field NAME = Field.of(BELOW + "name");
  private static final Field VALUE = Field.of(BELOW + "value");

  private PowerShellText() {}

  /// Reads a context into the fields of its keys that are not there yet.
  static void context(Conversion.Context how, Value v, Converter converter) {
    byte[] key = new byte[LONGEST_KEY];
    Target target = null;
    int value = v.from;
    int at = v.from;
    for (int lines = 0; at < v.to && lines < LINES; lines++) {
      int end = v.indexOf(at, v.to, '\n');
      end = end < 0 ? v.to : end;
      int equals = v.indexOf(at, end, '=');
      Target next = equals < 0 ? null : key(how.keys(), v, at, equals, key);
      if (next != null) {
        give(target, v, value, at, converter);
        target = next;
        value = equals + 1;
      } else if (blank(v, at, end)) {
        give(target, v, value, at, converter);
        target = null;
      }
      at = end + 1;
    }
    give(target, v, value, Math.min(at, v.to), converter);
  }

  private static @Nullable Target key(Lookup<Target> keys, Value v, int from, int to, byte[] key) {
    int length = 0;
    for (int i = from; i < to; i++) {
      byte b = v.buffer[i];
      if (b > ' ') {
        if (length == key.length) {
          return null;
        }
        key[length++] = b;
      }
    }
    return keys.get(key, 0, length);
  }

  private static boolean blank(Value v, int from, int to) {
    for (int i = from; i < to; i++) {
      if (v.buffer[i] > ' ' || v.buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static void give(
      @Nullable Target target, Value v, int from, int to, Converter converter) {
    if (target == null) {
      return;
    }
    int start = from;
    int end = to;
    while (start < end && v.buffer[start] <= ' ' && v.buffer[start] >= 0) {
      start++;
    }
    while (end > start && v.buffer[end - 1] <= ' ' && v.buffer[end - 1] >= 0) {
      end--;
    }
    String name = target.field().name();
    if (name.endsWith(".sequence") || name.endsWith(".total")) {
      converter.numberAside(target, v, start, end);
    } else {
      converter.aside(target, v, start, end);
    }
  }

  /// Reads the details of a pipeline; each adds its parts to the fields below `to`.
  static void details(Conversion.Details how, Value v, Converter converter) {
    int at = v.from;
    for (int i = 0; i < DETAILS && at < v.to; i++) {
      int end = detailEnd(v, at);
      detail(v, at, end);
      at = end;
    }
  }

  /* Where the next line begins like `ParameterBinding(`; a value may hold line ends. */
  private static int detailEnd(Value v, int from) {
    int line = v.indexOf(from, v.to, '\n');
    while (line >= 0 && !begins(v, line + 1)) {
      line = v.indexOf(line + 1, v.to, '\n');
    }
    return line < 0 ? v.to : line + 1;
  }

  private static boolean begins(Value v, int at) {
    int i = at;
    while (i < v.to && Character.isLetter(v.buffer[i])) {
      i++;
    }
    return i > at && i < v.to && v.buffer[i] == '(';
  }

  private static void detail(Value v, int from, int to) {
    int open = v.indexOf(from, to, '(');
    int close = open < 0 ? -1 : v.indexOf(open, to, ')');
    if (close < 0 || !begins(v, from) || close + 1 >= to || v.buffer[close + 1] != ':') {
      return;
    }
    v.add(TYPE, from, open);
    v.add(COMMAND, open + 1, close);
    int end = to;
    while (end > close && v.buffer[end - 1] <= ' ' && v.buffer[end - 1] >= 0) {
      end--;
    }
    int rest = Math.min(close + 3, end);
    int name = after(v, rest, end, "name=\"");
    int nameEnd = name < 0 ? -1 : v.indexOf(name, end, '"');
    if (nameEnd >= 0) {
      v.add(NAME, name, nameEnd);
      int value = after(v, Math.min(nameEnd + 3, end), end, "value=\"");
      quoted(v, value < 0 ? end : value, end);
    } else {
      quoted(v, after(v, rest, end, "\"") < 0 ? rest : rest + 1, end);
    }
  }

  private static int after(Value v, int at, int end, String word) {
    if (at + word.length() > end) {
      return -1;
    }
    for (int i = 0; i < word.length(); i++) {
      if (v.buffer[at + i] != word.charAt(i)) {
        return -1;
      }
    }
    return at + word.length();
  }

  private static void quoted(Value v, int from, int end) {
    boolean closed = end > from && v.buffer[end - 1] == '"';
    v.add(VALUE, from, closed ? end - 1 : end);
  }
}
