package io.redoubt.detect.sigma.match;

import io.redoubt.detect.automaton.Automaton;
import io.redoubt.detect.automaton.Automaton.Answer;
import io.redoubt.detect.automaton.RegexShape;
import io.redoubt.detect.automaton.Shape;
import io.redoubt.detect.automaton.States;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.RegexFlags;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a rule asks, in the form in which it is answered quickest: one automaton for all texts and
/// expressions that are asked of a field, over the bytes of the record. Where an automaton cannot
/// tell, [ExprMatcher] does. Thread-safe.
sealed interface Question {
  /// Whether the event is what is asked for.
  boolean holds(Values values);

  /// The same question as this one.
  static Question of(Expr expr, States states) {
    return switch (expr) {
      case Expr.All(List<Expr> parts) -> new Every(of(Merged.all(parts), states));
      case Expr.Any(List<Expr> parts) -> new Some(of(Merged.any(parts), states));
      case Expr.Not(Expr part) -> new Not(of(part, states));
      case Expr.FieldTest test -> field(test, states);
      case Expr.Keywords words -> keywords(words, states);
    };
  }

  private static Question[] of(List<Expr> parts, States states) {
    return parts.stream().map(part -> of(part, states)).toArray(Question[]::new);
  }

  private static Question field(Expr.FieldTest test, States states) {
    List<ValueTest> tests = test.tests();
    if (tests.size() == 1) {
      switch (tests.getFirst()) {
        case ValueTest.Exists(boolean expected) -> {
          return new Present(test.field(), expected);
        }
        case ValueTest.Absent() -> {
          return new Present(test.field(), false);
        }
        case ValueTest.SameAs same when !same.openStart() && !same.openEnd() -> {
          return new Same(test.field(), same.other(), test);
        }
        default -> {}
      }
    } else if (test.all()) {
      return new Every(
          tests.stream()
              .map(one -> field(new Expr.FieldTest(test.field(), List.of(one), false), states))
              .toArray(Question[]::new));
    }
    return textual(tests)
        ? new Found(test, test.field(), new Lazy(tests, states, false))
        : tests.stream().allMatch(Question::ofValue) ? new Tested(test) : new Plain(test);
  }

  private static Question keywords(Expr.Keywords words, States states) {
    if (words.all() && words.tests().size() > 1) {
      return new Every(
          words.tests().stream()
              .map(one -> keywords(new Expr.Keywords(List.of(one), false), states))
              .toArray(Question[]::new));
    }
    return textual(words.tests())
        ? new Found(words, null, new Lazy(words.tests(), states, true))
        : new Plain(words);
  }

  /// Whether all of these are about the text of a value, which an automaton may answer.
  static boolean textual(List<ValueTest> tests) {
    return tests.stream()
        .allMatch(test -> test instanceof ValueTest.Text || test instanceof ValueTest.Regex);
  }

  /* Whether it is about the value alone. */
  private static boolean ofValue(ValueTest test) {
    return switch (test) {
      case ValueTest.Text _, ValueTest.Regex _, ValueTest.InNetwork _, ValueTest.Compared _ -> true;
      case ValueTest.OfDate(_, ValueTest inner) -> ofValue(inner);
      case ValueTest.SameAs _, ValueTest.Exists _, ValueTest.Absent _ -> false;
    };
  }

  /// What finds all that these tests find; null when one of them is not known.
  private static @Nullable Shape shape(List<ValueTest> tests) {
    List<Shape> shapes = new ArrayList<>(tests.size());
    for (ValueTest test : tests) {
      Optional<Shape> shape = shape(test);
      if (shape.isEmpty()) {
        return null;
      }
      shapes.add(shape.get());
    }
    return shapes.size() == 1 ? shapes.getFirst() : new Shape.Choice(shapes);
  }

  /// What finds what this test finds; empty when that is not known.
  static Optional<Shape> shape(ValueTest test) {
    return switch (test) {
      case ValueTest.Text(Glob glob, boolean cased, boolean dashes) ->
          Optional.of(glob.shape(!cased, dashes));
      case ValueTest.Regex(var pattern, _) ->
          RegexShape.of(pattern.pattern(), RegexFlags.of(pattern));
      case ValueTest.InNetwork _,
          ValueTest.Compared _,
          ValueTest.Exists _,
          ValueTest.Absent _,
          ValueTest.SameAs _,
          ValueTest.OfDate _ ->
          Optional.empty();
    };
  }

  /// Every part holds.
  record Every(Question[] parts) implements Question {
    @Override
    public boolean holds(Values values) {
      for (Question part : parts) {
        if (!part.holds(values)) {
          return false;
        }
      }
      return true;
    }
  }

  /// Some part holds.
  record Some(Question[] parts) implements Question {
    @Override
    public boolean holds(Values values) {
      for (Question part : parts) {
        if (part.holds(values)) {
          return true;
        }
      }
      return false;
    }
  }

  /// The part does not hold.
  record Not(Question part) implements Question {
    @Override
    public boolean holds(Values values) {
      return !part.holds(values);
    }
  }

  /// The field is there, or is not.
  record Present(FieldRef field, boolean expected) implements Question {
    @Override
    public boolean holds(Values values) {
      return values.present(field) == expected;
    }
  }

  /// Two fields have the same value; of most the lengths tell that they do not.
  record Same(FieldRef one, FieldRef other, Expr expr) implements Question {
    @Override
    public boolean holds(Values values) {
      return !values.otherLengths(one, other) && ExprMatcher.holds(expr, values);
    }
  }

  /// Asked as it is written.
  record Plain(Expr expr) implements Question {
    @Override
    public boolean holds(Values values) {
      return ExprMatcher.holds(expr, values);
    }
  }

  /// Asked as it is written, of the value alone.
  record Tested(Expr.FieldTest test) implements Question {
    @Override
    public boolean holds(Values values) {
      return values.holds(test);
    }
  }

  /// The automaton finds something in a value of the field; no field for any text of the event.
  record Found(Expr expr, @Nullable FieldRef field, Lazy lazy) implements Question {
    @Override
    public boolean holds(Values values) {
      Lazy.Made made = lazy.known();
      if (made == null) {
        Answer ahead = values.ahead(field, lazy.searched());
        if (ahead != Answer.YES) {
          return ahead == Answer.UNKNOWN && plain(values);
        }
        made = lazy.get();
      }
      Automaton automaton = made.automaton();
      if (automaton == null) {
        return plain(values);
      }
      Answer answer =
          field == null
              ? values.ask(automaton, made.keywords())
              : values.ask(field, automaton, lazy.searched());
      return switch (answer) {
        case YES -> true;
        case NO -> false;
        case UNKNOWN -> plain(values);
      };
    }

    private boolean plain(Values values) {
      return expr instanceof Expr.FieldTest test
          ? values.holds(test)
          : ExprMatcher.holds(expr, values);
    }
  }

  /// An automaton that is made when it is first asked; most never are.
  final class Lazy {
    private static final int LONG = 1 << 12;
    private final List<ValueTest> tests;
    private final States states;
    private final boolean everywhere;
    private final boolean searched;
    private volatile @Nullable Made made;

    /// The automaton, null when there is none that could answer; and of which texts one stands
    /// where it finds something in the record as it is.
    record Made(@Nullable Automaton automaton, Keywords keywords) {}

    Lazy(List<ValueTest> tests, States states, boolean everywhere) {
      this.tests = tests;
      this.states = states;
      this.everywhere = everywhere;
      this.searched = tests.stream().mapToLong(Lazy::steps).sum() <= LONG;
    }

    /* What searching a long value for it takes. */
    private static long steps(ValueTest test) {
      return test instanceof ValueTest.Text text ? text.glob().steps(LONG) : LONG + 1;
    }

    /// Whether long values are quicker searched for each text than looked through for all: that
    /// takes a quarter as long for one of them, and no states.
    boolean searched() {
      return searched;
    }

    /// What was made; null when it was never asked.
    @Nullable Made known() {
      return made;
    }

    /// What was made, now or before.
    synchronized Made get() {
      Made known = made;
      if (known == null) {
        Shape shape = shape(tests);
        Automaton automaton = shape == null ? null : Automaton.of(shape, states).orElse(null);
        known = new Made(automaton, Keywords.of(everywhere ? Literals.texts(tests) : List.of()));
        made = known;
      }
      return known;
    }
  }
}
