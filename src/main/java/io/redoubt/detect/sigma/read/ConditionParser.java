package io.redoubt.detect.sigma.read;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.Glob;
import io.redoubt.detect.sigma.rule.SigmaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Reads the condition of a rule: `or` binds least, then `and`, `not`, and `1 of x*`; parentheses
/// group.
final class ConditionParser {
  private static final Pattern TOKEN = Pattern.compile("\\s*([()|]|[^\\s()|]+)");
  private static final int MAX_DEPTH = 50;

  private final ScalarNode node;
  private final Map<String, Expr> selections;
  private final List<String> tokens = new ArrayList<>();
  private int next;
  private int depth;

  private ConditionParser(ScalarNode node, Map<String, Expr> selections) {
    this.node = node;
    this.selections = selections;
    Matcher matcher = TOKEN.matcher(node.getValue());
    while (matcher.find()) {
      tokens.add(matcher.group(1));
    }
  }

  /// What the condition asks, given what each search identifier asks.
  static Expr parse(ScalarNode node, Map<String, Expr> selections) {
    ConditionParser parser = new ConditionParser(node, selections);
    Expr expr = parser.or();
    if (parser.next < parser.tokens.size()) {
      throw parser.unexpected(parser.tokens.get(parser.next));
    }
    return expr;
  }

  private Expr or() {
    List<Expr> parts = new ArrayList<>(List.of(and()));
    while (take("or")) {
      parts.add(and());
    }
    return Expr.any(parts);
  }

  private Expr and() {
    List<Expr> parts = new ArrayList<>(List.of(not()));
    while (take("and")) {
      parts.add(not());
    }
    return Expr.all(parts);
  }

  private Expr not() {
    if (++depth > MAX_DEPTH) {
      throw new InvalidRule(node, "the condition is nested too deeply; split the rule");
    }
    Expr expr = take("not") ? new Expr.Not(not()) : term();
    depth--;
    return expr;
  }

  private Expr term() {
    if (next == tokens.size()) {
      throw new InvalidRule(node, "the condition ends where a selection is expected");
    }
    String token = tokens.get(next++);
    if (token.equals("(")) {
      Expr inner = or();
      if (!take(")")) {
        throw new InvalidRule(node, "a parenthesis of the condition is not closed; add \")\"");
      }
      return inner;
    }
    if (next < tokens.size() && tokens.get(next).equalsIgnoreCase("of")) {
      next++;
      return quantified(token);
    }
    Expr selection = selections.get(token);
    if (selection == null) {
      throw unexpected(token);
    }
    return selection;
  }

  private Expr quantified(String quantifier) {
    boolean all =
        switch (quantifier.toLowerCase(Locale.ROOT)) {
          case "1", "any" -> false;
          case "all" -> true;
          default ->
              throw new InvalidRule(
                  node, "\"" + quantifier + " of\" is not known; use \"1 of\" or \"all of\"");
        };
    if (next == tokens.size()) {
      throw new InvalidRule(node, "the condition ends after \"of\"; name selections or \"them\"");
    }
    String pattern = tokens.get(next++);
    List<Expr> parts = matching(pattern);
    if (parts.isEmpty()) {
      throw new InvalidRule(
          node, "no selection is called \"" + pattern + "\"; known are " + selections.keySet());
    }
    return all ? Expr.all(parts) : Expr.any(parts);
  }

  private List<Expr> matching(String pattern) {
    boolean them = pattern.equals("them");
    Glob names = Glob.of(SigmaText.parse(them ? "*" : pattern));
    List<Expr> parts = new ArrayList<>();
    selections.forEach(
        (name, expr) -> {
          if (names.matches(name) && !(them && name.startsWith("_"))) {
            parts.add(expr);
          }
        });
    return parts;
  }

  private boolean take(String word) {
    boolean there = next < tokens.size() && tokens.get(next).equalsIgnoreCase(word);
    next += there ? 1 : 0;
    return there;
  }

  private InvalidRule unexpected(String token) {
    if (token.equals("|") || token.equals("near")) {
      return new InvalidRule(
          node,
          "aggregations in conditions are not part of Sigma 2; write a correlation rule instead");
    }
    return new InvalidRule(
        node, "\"" + token + "\" is not expected here; selections are " + selections.keySet());
  }
}
