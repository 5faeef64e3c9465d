package io.redoubt.taxonomy.ecs;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/* What a mapping does to an event is decided by the fields that the event has and by the outcomes of
 * what was done so far, nothing else. So it need be worked out once for each run of outcomes; after
 * that the tree of deeds is walked. Readers take no lock: one that does not see a new deed or branch
 * works it out again, and finds it under the lock.
 */
/// A place in the tree of what a mapping does to events of one shape: the deed to be done there,
/// and for each of its outcomes the place to go to. Thread-safe; grows under the lock of [Trails].
public final class Trail {
  private static final Object NONE = new Object();

  private @Nullable Deed deed;
  private @Nullable Trail yes;
  private @Nullable Trail no;
  private @Nullable Branch branches;
  private @Nullable Run run;
  private boolean alone;

  /// One of many outcomes.
  private static final class Branch {
    private final Object outcome;
    private final Trail next = new Trail();
    private @Nullable Branch more;

    private Branch(Object outcome) {
      this.outcome = outcome;
    }
  }

  Trail() {}

  /// What is to be done here; null when nobody came here before.
  public @Nullable Deed deed() {
    return deed;
  }

  /// Says what is to be done here.
  public void deed(Deed value) {
    if (deed == null) {
      deed = value;
    }
  }

  /// What can be done in one go from here on; null where nothing can.
  public @Nullable Run run() {
    Run known = run;
    if (known == null && !alone && deed != null) {
      known = Run.from(this);
      run = known;
      alone = known == null && (deed instanceof Deed.End || tried());
    }
    return known;
  }

  /// Whether any outcome is known.
  private boolean tried() {
    return yes != null || no != null || branches != null;
  }

  /// Where to go after this outcome; null when it never was the outcome.
  public @Nullable Trail after(boolean outcome) {
    return outcome ? yes : no;
  }

  /// Where to go when this very object is the outcome; null when it never was.
  public @Nullable Trail after(@Nullable Object outcome) {
    Object wanted = outcome == null ? NONE : outcome;
    for (Branch branch = branches; branch != null; branch = branch.more) {
      if (same(branch.outcome, wanted)) {
        return branch.next;
      }
    }
    return null;
  }

  @SuppressWarnings("ReferenceEquality") // the very object is meant
  private static boolean same(Object one, Object other) {
    return one == other;
  }

  /// Where to go when the outcome are the event's cells from this one on; null when cells of these
  /// fields never were.
  public @Nullable Trail after(EventBuilder event, int from) {
    for (Branch branch = branches; branch != null; branch = branch.more) {
      if (branch.outcome instanceof Field[] added && event.ends(from, added)) {
        return branch.next;
      }
    }
    return null;
  }

  /// The same as [#after(boolean)], made where it was not known.
  public Trail make(boolean outcome) {
    Trail next = outcome ? yes : no;
    if (next == null) {
      next = new Trail();
      if (outcome) {
        yes = next;
      } else {
        no = next;
      }
    }
    return next;
  }

  /// The same as [#after(Object)], made where it was not known.
  public Trail make(@Nullable Object outcome) {
    Trail next = after(outcome);
    return next == null ? branch(outcome == null ? NONE : outcome) : next;
  }

  /// The same as [#after(EventBuilder, int)], made where it was not known.
  public Trail make(EventBuilder event, int from) {
    Trail next = after(event, from);
    if (next != null) {
      return next;
    }
    Field[] added = new Field[event.size() - from];
    Arrays.setAll(added, i -> event.field(from + i));
    return branch(added);
  }

  private Trail branch(Object outcome) {
    Branch made = new Branch(outcome);
    Branch last = branches;
    if (last == null) {
      branches = made;
    } else {
      while (last.more != null) {
        last = last.more;
      }
      last.more = made;
    }
    return made.next;
  }
}
