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
  private final int kinds;

  /* Of each kind; most texts with a keyword need none. */
  private @Nullable Matcher @Nullable [] matchers;

  /* The last secret that was found by its beginning: one inside it adds nothing. */
  private int coveredFrom;
  private int coveredTo;

  /* Of each kind, where the run of its characters that was looked at last begins and ends. */
  private int @Nullable [] runs;

  /* The dot behind the run of which it is known whether a secret of the dotted kind begins in it. */
  private int settledDot = -1;

  /* Where the run of letters and digits ends that was looked at last. */
  private int runFrom = -1;
  private int runTo = -1;

  private @Nullable Near near;

  /* What is known of words near keywords, by kind. */
  private static final class Near {
    /* Where the first word begins that was not looked at yet. */
    private final int[] until;

    /* The end of the word that was looked at last, and up to where it is known that no secret
    begins behind one of its signs. */
    private final int[] failedTo;
    private final int[] failedFrom;

    Near(int kinds) {
      until = new int[kinds];
      failedTo = new int[kinds];
      failedFrom = new int[kinds];
    }
  }

  SecretPass(Shadow shadow, Finds finds, int kinds) {
    this.shadow = shadow;
    this.s = shadow.text();
    this.finds = finds;
    this.ends = new ValueEnds(s, finds);
    this.kinds = kinds;
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
    @Nullable Matcher[] all = matchers;
    if (all == null) {
      all = new Matcher[kinds];
      matchers = all;
    }
    Matcher known = all[sought.number()];
    if (known == null) {
      known = sought.pattern().matcher(s);
      all[sought.number()] = known;
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
    int matched = matched(sought, start);
    if (matched > 0) {
      int end = run(matched);
      if (start <= coveredFrom || end > coveredTo) {
        finds.add(shadow, start, end, Kind.SECRET, sought.kind().id());
        coveredFrom = start;
        coveredTo = end;
      }
    }
  }

  /* Where the match that begins here ends; 0 when there is none. */
  private int matched(SecretScan.Sought sought, int start) {
    int from = start + sought.length();
    Run simple = sought.simple();
    if (simple != null) {
      int length = runEnd(sought.number(), simple, from) - from;
      return length < simple.least() ? 0 : from + Math.min(length, simple.most());
    }
    Run dotted = sought.dotted();
    int dot = dotted == null ? -1 : runEnd(sought.number(), dotted, from);
    if (dotted != null) {
      boolean fits = dot - from >= dotted.least() && dot - from <= dotted.most();
      if (!fits || dot == s.length() || s.charAt(dot) != '.' || dot == settledDot) {
        return 0;
      }
    }
    int stop = Math.min(s.length(), start + LONGEST);
    finds.stepped(1);
    Matcher matcher = matcher(sought).region(start, stop);
    int end = matcher.lookingAt() ? matcher.end() : 0;
    finds.stepped(Math.max(0, end - start));
    settledDot = dot >= 0 && end < stop ? dot : settledDot;
    return end;
  }

  /* The first place from here on that is not in the run; the last answer for each kind is kept. */
  private int runEnd(int kind, Run run, int at) {
    int[] known = runs;
    if (known == null) {
      known = new int[kinds * 2];
      runs = known;
    }
    if (at < known[kind * 2] || at > known[kind * 2 + 1]) {
      int to = at;
      while (to < s.length() && run.has(s.charAt(to))) {
        to++;
      }
      known[kind * 2] = at;
      known[kind * 2 + 1] = to;
      finds.stepped(to - at);
    }
    return known[kind * 2 + 1];
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
      finds.stepped(to - at);
    }
    return runTo;
  }

  /* Words within reach of the keyword that fit the pattern as a whole, or do behind `=` or `:`. The
  keyword may end inside a word; those after it are the same for each keyword of the kind before
  them, and are looked at once. */
  private void near(SecretScan.Sought sought, int end) {
    int stop = Math.min(s.length(), end + REACH);
    if (end < stop) {
      int[] until = near().until;
      int known = until[sought.number()];
      int next = nearWord(sought, end);
      int i = Math.max(next, known);
      while (i < stop) {
        i = nearWord(sought, i);
      }
      until[sought.number()] = i;
    }
  }

  private Near near() {
    Near known = near;
    if (known == null) {
      known = new Near(kinds);
      near = known;
    }
    return known;
  }

  /* Where the next word begins. */
  private int nearWord(SecretScan.Sought sought, int from) {
    int to = Math.min(ends.value(from), from + LONGEST);
    word(sought, from, to);
    return to + 1;
  }

  private void word(SecretScan.Sought sought, int i, int to) {
    int from = i;
    int kind = sought.number();
    int[] failedTo = near().failedTo;
    int[] failedFrom = near().failedFrom;
    for (int tries = 0; tries < TRIES && from < to; tries++) {
      boolean known = from > i && to == failedTo[kind] && from <= failedFrom[kind];
      if (!known && is(sought, i, from, to)) {
        finds.add(shadow, from, to, Kind.SECRET, sought.kind().id());
        return;
      }
      if (from > i && !known) {
        failedFrom[kind] = from;
        failedTo[kind] = to;
      }
      from = ends.sign(from) + 1;
    }
  }

  private boolean is(SecretScan.Sought sought, int i, int from, int to) {
    finds.stepped(1);
    boolean assigned = SecretKind.assigned(s, from, from > i) || sought.kind().prefixed();
    return fits(sought, from, to) && (assigned || telling(from, to));
  }

  private boolean fits(SecretScan.Sought sought, int from, int to) {
    Run simple = sought.simple();
    return simple == null ? matcher(sought).region(from, to).matches() : simple.is(s, from, to);
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
