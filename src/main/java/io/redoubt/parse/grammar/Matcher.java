package io.redoubt.parse.grammar;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/* All kinds of step are one class, and one loop goes from step to step: what it calls is called
 * from one place each, so that the compiler of the machine can put it in. The loop calls itself only
 * where there is more than one way to go on, never for the last of them.
 */
/// One step of a pattern, ready to be fitted. Immutable and thread-safe; what a try found stands in
/// its [Attempt].
final class Matcher {
  /* Numbers: an enum costs two more look-ups for each step. */
  private static final int LITERAL = 0;
  private static final int IP = 1;
  private static final int ADDRESS = 2;
  private static final int NUMBER = 3;
  private static final int SPACES = 4;
  private static final int WORD = 5;
  private static final int VALUE = 6;
  private static final int ALL = 7;
  private static final int LAST = 8;
  private static final int FIRST = 9;
  private static final int FORK = 10;
  private static final int END = 11;

  private static final boolean[] ANY = new boolean[0];
  private static final int FAILS = -1;
  private static final int FITS = -2;

  private final int kind;
  private final int slot;
  private final int slotTo;

  /* The text of a literal, or that which must follow a capture. */
  private final @Nullable Literal text;
  private final boolean blank;

  /* The bytes with which what follows a capture can begin; ANY when it can with any. */
  private final boolean[] behind;
  private final boolean open;
  private final Matcher[] ways;
  private final Matcher next;

  private Matcher(int kind, int slot, int slotTo, List<Matcher> ways) {
    this.kind = kind;
    this.slot = slot;
    this.slotTo = slotTo;
    this.text = null;
    this.blank = false;
    this.behind = ANY;
    this.open = false;
    this.ways = ways.toArray(Matcher[]::new);
    this.next = this;
  }

  private Matcher(Literal literal, Matcher next) {
    this.kind = LITERAL;
    this.slot = 0;
    this.slotTo = 0;
    this.text = literal;
    this.blank = false;
    this.behind = ANY;
    this.open = false;
    this.ways = new Matcher[0];
    this.next = next;
  }

  private Matcher(Step.Hole hole, Matcher beyond) {
    boolean[] marks = new boolean[256];
    this.kind = kind(hole.capture().type());
    this.slot = hole.slot();
    this.slotTo = slot + 1;
    this.text = hole.next() instanceof Step.Text known ? known.literal() : null;
    this.blank = text != null && (text.first() == ' ' || text.first() == '\t');
    this.behind = hole.next().starts(marks) ? marks : ANY;
    this.open = hole.next() instanceof Step.Hole;
    this.ways = new Matcher[0];
    this.next = beyond;
  }

  private static int kind(CaptureType type) {
    return switch (type) {
      case IP -> IP;
      case ADDRESS -> ADDRESS;
      case NUMBER -> NUMBER;
      case SPACES -> SPACES;
      case WORD, LOWER -> WORD;
      case VALUE -> VALUE;
      case REST, PAIRS -> ALL;
      case TEXT -> LAST;
      case LAZY -> FIRST;
    };
  }

  /// Makes the steps from this one on ready.
  static Matcher of(Step first) {
    return of(first, new IdentityHashMap<>());
  }

  private static Matcher of(Step step, Map<Step, Matcher> known) {
    Matcher made = known.get(step);
    if (made == null) {
      made =
          switch (step) {
            case Step.Text(Literal literal, Step next) -> new Matcher(literal, of(next, known));
            case Step.Hole hole ->
                new Matcher(
                    hole, of(hole.next() instanceof Step.Text t ? t.next() : hole.next(), known));
            case Step.Fork(List<Step.Fork.Way> ways) -> fork(ways, known);
            case Step.End _ -> new Matcher(END, 0, 0, List.of());
          };
      known.put(step, made);
    }
    return made;
  }

  private static Matcher fork(List<Step.Fork.Way> ways, Map<Step, Matcher> known) {
    List<Matcher> all = ways.stream().map(way -> of(way.first(), known)).toList();
    int from = ways.stream().mapToInt(Step.Fork.Way::slotFrom).min().orElse(0);
    int to = ways.stream().mapToInt(Step.Fork.Way::slotTo).max().orElse(0);
    return new Matcher(FORK, from, to, all);
  }

  /// Whether this step can begin at `at`, as far as its literal text tells.
  boolean begins(Attempt a, int at) {
    if (kind == LITERAL) {
      return text == null || text.stands(a.buffer(), at, a.to());
    }
    return kind == FORK ? anyBegins(a, at) : kind != END || a.mayEndAt(at);
  }

  private boolean anyBegins(Attempt a, int at) {
    for (Matcher way : ways) {
      if (way.begins(a, at)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the pattern, from this step on, fits the rest of the message from `from`.
  boolean fits(Attempt a, int from) {
    Matcher step = this;
    int at = from;
    while (true) {
      if (step.kind == FORK) {
        a.clear(step.slot, step.slotTo);
        if (step.anyButLast(a, at)) {
          return true;
        }
        step = step.ways[step.ways.length - 1];
        continue;
      }
      int end = step.end(a, at);
      if (end < 0) {
        return end == FITS;
      }
      Literal behind = step.text;
      if (behind == null) {
        at = end;
      } else if (behind.stands(a.buffer(), end, a.to())) {
        at = end + behind.length();
      } else {
        return false;
      }
      step = step.next;
    }
  }

  private boolean anyButLast(Attempt a, int at) {
    for (int i = 0; i < ways.length - 1; i++) {
      Matcher way = ways[i];
      if (way.begins(a, at)) {
        if (way.goesOn(a, at)) {
          return true;
        }
        a.clear(slot, slotTo);
      }
    }
    return false;
  }

  /// The same as [#fits] where this step is known to begin at `at`.
  boolean goesOn(Attempt a, int at) {
    return (kind == LITERAL && text != null) ? next.fits(a, at + text.length()) : fits(a, at);
  }

  /// Where what this step takes from `at` on ends; negative where that settles the matter.
  private int end(Attempt a, int at) {
    return switch (kind) {
      case LITERAL -> at;
      case IP -> a.set(slot, at, a.ipEnd(slot, at));
      case ADDRESS -> {
        int ip = a.ipEnd(slot, at);
        int end = ip >= 0 ? ip : wordEnd(a, at);
        yield end == at ? FAILS : a.set(slot, at, end);
      }
      case NUMBER -> a.set(slot, at, a.digitsEnd(at));
      case SPACES -> a.set(slot, at, a.spacesEnd(at));
      case WORD -> {
        int end = wordEnd(a, at);
        yield end > at ? a.set(slot, at, end) : FAILS;
      }
      case VALUE -> a.set(slot, at, wordEnd(a, at));
      case ALL -> a.set(slot, at, a.to());
      case LAST -> lastFirst(a, at) ? FITS : FAILS;
      case FIRST -> firstFirst(a, at) ? FITS : FAILS;
      case END -> a.endsAt(at) ? FITS : FAILS;
      default -> throw new IllegalStateException("A fork takes nothing.");
    };
  }

  /// Whether what follows can begin there.
  private boolean follows(Attempt a, int at) {
    return text == null ? next.begins(a, at) : text.stands(a.buffer(), at, a.to());
  }

  private boolean go(Attempt a, int from, int end) {
    a.set(slot, from, end);
    return next.fits(a, text == null ? end : end + text.length());
  }

  private boolean lastFirst(Attempt a, int at) {
    for (int i = last(a, at, a.to()); i >= at; i = last(a, at, i - 1)) {
      if (go(a, at, i)) {
        return true;
      }
      if (a.exhausted()) {
        return false;
      }
    }
    return false;
  }

  /// The last place from `at` to `from` where what follows can begin, or less than `at`.
  private int last(Attempt a, int at, int from) {
    if (text != null) {
      return text.last(a.buffer(), at, Math.min(from, a.to() - text.length()));
    }
    int i = from;
    while (i >= at && !(marked(a, i) && follows(a, i))) {
      i--;
    }
    return i;
  }

  private boolean marked(Attempt a, int i) {
    return behind == ANY || !a.whole() || i == a.to() || behind[a.buffer()[i] & 0xff];
  }

  private boolean firstFirst(Attempt a, int at) {
    int to = a.to();
    for (int i = at; i <= to; i++) {
      if (marked(a, i) && follows(a, i)) {
        if (go(a, at, i)) {
          return true;
        }
        if (a.exhausted()) {
          return false;
        }
      }
    }
    return false;
  }

  /// The end of the run without white space, or the first place in it where the next step's text
  /// begins.
  private int wordEnd(Attempt a, int at) {
    byte[] buffer = a.buffer();
    int to = a.to();
    if (open || blank) {
      return Literal.blank(buffer, at, to);
    }
    for (int i = at; i < to; i++) {
      byte b = buffer[i];
      if (b == ' ' || b == '\t' || (marked(a, i) && follows(a, i))) {
        return i;
      }
    }
    return Math.max(at, to);
  }
}
