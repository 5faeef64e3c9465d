package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.Expression;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.Folding;
import io.redoubt.detect.sigma.rule.Numbers;
import io.redoubt.detect.sigma.rule.ValueTest;
import io.redoubt.event.Event;
import io.redoubt.taxonomy.sigma.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The meaning of rules, written as plainly as possible and without regard to speed, to check the
/// fast one against. Wildcards become regular expressions of the Java library, tried with
/// backtracking.
final class ReferenceMatcher {
  private static final Map<Expression, com.google.re2j.Pattern> PREPARED =
      new ConcurrentHashMap<>();

  private static final Map<ValueTest.Text, Pattern> WILDCARDS = new ConcurrentHashMap<>();

  private ReferenceMatcher() {}

  static boolean holds(Expr expr, Event event) {
    return switch (expr) {
      case Expr.All all -> all.parts().stream().allMatch(part -> holds(part, event));
      case Expr.Any any -> any.parts().stream().anyMatch(part -> holds(part, event));
      case Expr.Not not -> !holds(not.part(), event);
      case Expr.FieldTest test -> {
        List<String> values = values(test.field(), event);
        yield test.all()
            ? test.tests().stream().allMatch(one -> passes(one, values, event))
            : test.tests().stream().anyMatch(one -> passes(one, values, event));
      }
      case Expr.Keywords words -> {
        List<String> texts = texts(event);
        yield words.all()
            ? words.tests().stream().allMatch(one -> passes(one, texts, event))
            : words.tests().stream().anyMatch(one -> passes(one, texts, event));
      }
    };
  }

  private static boolean passes(ValueTest test, List<String> values, Event event) {
    return switch (test) {
      case ValueTest.Exists exists -> values.isEmpty() != exists.expected();
      case ValueTest.Absent _ -> values.isEmpty();
      default -> values.stream().anyMatch(value -> passes(test, value, event));
    };
  }

  private static boolean passes(ValueTest test, String value, Event event) {
    return switch (test) {
      case ValueTest.Text text -> glob(text, value);
      case ValueTest.Regex regex -> found(regex.pattern(), value);
      case ValueTest.InNetwork in -> in.network().contains(value);
      case ValueTest.Compared compared ->
          Numbers.parse(value).stream()
              .anyMatch(number -> compared.comparison().holds(number, compared.bound()));
      case ValueTest.OfDate date ->
          date.part().of(value).stream()
              .anyMatch(number -> passes(date.inner(), Integer.toString(number), event));
      case ValueTest.SameAs same ->
          values(same.other(), event).stream().anyMatch(other -> same(same, value, other));
      case ValueTest.Exists _, ValueTest.Absent _ -> false;
    };
  }

  private static boolean same(ValueTest.SameAs test, String value, String other) {
    String pattern =
        (test.openStart() ? ".*" : "") + Pattern.quote(other) + (test.openEnd() ? ".*" : "");
    int flags =
        Pattern.DOTALL | (test.cased() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return Pattern.compile(pattern, flags).matcher(value).matches();
  }

  private static boolean glob(ValueTest.Text test, String value) {
    String text = test.cased() ? value : Folding.fold(value);
    text = test.dashes() ? text.replaceAll("[-/\u2013\u2014\u2015]", "-") : text;
    return WILDCARDS
        .computeIfAbsent(test, t -> Pattern.compile(t.glob().regex(), Pattern.DOTALL))
        .matcher(text)
        .matches();
  }

  private static List<String> values(FieldRef field, Event event) {
    for (FieldPath path : field.paths()) {
      List<String> found = new ArrayList<>();
      switch (path) {
        case FieldPath.One one -> found.addAll(event.texts(one.field()));
        case FieldPath.Below below -> {
          for (int i = 0; i < event.size(); i++) {
            if (event.field(i).name().startsWith(below.prefix())) {
              found.add(event.text(i));
            }
          }
        }
        case FieldPath.Joined joined -> {
          @Nullable String first = event.text(joined.first());
          @Nullable String second = event.text(joined.second());
          if (first != null && second != null) {
            found.add(first + joined.separator() + second);
          }
        }
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private static List<String> texts(Event event) {
    List<String> texts = new ArrayList<>();
    if (!event.format().id().equals("windows.evtx")) {
      texts.add(event.record().text());
    }
    for (int i = 0; i < event.size(); i++) {
      texts.add(event.text(i));
    }
    return texts;
  }

  /// Whether RE2/J itself finds the expression in the value.
  static boolean found(Expression expression, String value) {
    return PREPARED
        .computeIfAbsent(expression, e -> com.google.re2j.Pattern.compile(e.pattern(), e.flags()))
        .matcher(value)
        .find();
  }
}
