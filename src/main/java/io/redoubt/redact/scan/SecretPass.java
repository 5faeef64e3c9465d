package io.redoubt.redact.scan;

import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// One text, asked about secrets keyword by keyword. Not thread-safe.
final class SecretPass {
  private static final int REACH = 96;
  private static final int LONGEST = 4096;
  private static final int TRIES = 16;

  /// A word of this many characters is drawn even when it has no digit.
  private static final int LONG = 30;

  private final Shadow shadow;
  private final String s;
  private final Finds finds;
  private final ValueEnds ends;
  private final @Nullable Matcher[] matchers;

  /* The last secret that was found by its beginning: one inside it adds nothing. */
  private int coveredFrom;
  private int coveredTo;

  /* Where the run of letters and digits ends that was looked at last. */
  private int runFrom = -1;
  private int runTo = -1;

  SecretPass(Shadow shadow, Finds finds, int kinds) {
    this.shadow = shadow;
    this.s = shadow.text();
    this.finds = finds;
    this.ends = new ValueEnds(s);
    this.matchers = new Matcher[kinds];
  }

  /// A keyword ends here.
  void keyword(SecretScan.Sought sought, int end) {
    if (sought.kind().near()) {
      near(sought, end);
    } else {
      begins(sought, end - sought.length());
    }
  }

  private Matcher matcher(SecretScan.Sought sought) {
    Matcher known = matchers[sought.number()];
    if (known == null) {
      known = sought.pattern().matcher(s);
      matchers[sought.number()] = known;
    }
    return known;
  }

  private void begins(SecretScan.Sought sought, int start) {
    boolean inside =
        start > 0
            && Chars.alphanumeric(s.charAt(start))
            && Chars.alphanumeric(s.charAt(start - 1))
            && !sought.clear();
    if (inside) {
      return;
    }
    Matcher matcher = matcher(sought).region(start, Math.min(s.length(), start + LONGEST));
    if (matcher.lookingAt()) {
      int end = run(matcher.end());
      if (start <= coveredFrom || end > coveredTo) {
        finds.add(shadow, start, end, Kind.SECRET, sought.kind().id());
        coveredFrom = start;
        coveredTo = end;
      }
    }
  }

  /* The first place from here on that holds neither letter nor digit. */
  private int run(int at) {
    if (at < runFrom || at > runTo) {
      int to = at;
      while (to < s.length() && Chars.alphanumeric(s.charAt(to))) {
        to++;
      }
      runFrom = at;
      runTo = to;
    }
    return runTo;
  }

  /* Words within reach of the keyword that fit the pattern as a whole, or do behind `=` or `:`. */
  private void near(SecretScan.Sought sought, int end) {
    int stop = Math.min(s.length(), end + REACH);
    for (int i = end; i < stop; ) {
      int to = Math.min(ends.value(i), i + LONGEST);
      word(sought, i, to);
      i = to + 1;
    }
  }

  private void word(SecretScan.Sought sought, int i, int to) {
    int from = i;
    for (int tries = 0; tries < TRIES && from < to; tries++) {
      if (matcher(sought).region(from, to).matches() && telling(from, to)) {
        finds.add(shadow, from, to, Kind.SECRET, sought.kind().id());
        return;
      }
      from = ends.sign(from) + 1;
    }
  }

  private boolean telling(int from, int to) {
    if (to - from >= LONG) {
      return true;
    }
    for (int i = from; i < to; i++) {
      if (Chars.digit(s.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
