package io.redoubt.detect.sigma.read;

import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads the `detection` of a rule: search identifiers and the condition that joins them.
final class DetectionParser {
  private final ModifierChain.FieldScope fields;

  DetectionParser(ModifierChain.FieldScope fields) {
    this.fields = fields;
  }

  /// What the detection asks.
  Expr parse(YamlMap detection) {
    Map<String, Expr> selections = new LinkedHashMap<>();
    detection
        .entries()
        .forEach(
            (name, entry) -> {
              if (name.equals("timeframe")) {
                throw new InvalidRule(
                    entry.key(), "\"timeframe\" is not part of Sigma 2; write a correlation rule");
              }
              if (!name.equals("condition")) {
                selections.put(name, selection(entry.value()));
              }
            });
    if (selections.isEmpty()) {
      throw new InvalidRule(detection.node(), "the detection selects nothing; add a selection");
    }
    Node condition = detection.require("condition", "the detection");
    List<Expr> conditions = new ArrayList<>();
    for (Node item : YamlMap.items(condition)) {
      conditions.add(ConditionParser.parse(YamlMap.scalar(item, "condition"), selections));
    }
    return any(conditions, condition);
  }

  private Expr selection(Node node) {
    return switch (node) {
      case MappingNode map -> map(map);
      case SequenceNode list -> list(list);
      default -> keywords(node, List.of(), List.of(node));
    };
  }

  private Expr list(SequenceNode list) {
    List<Expr> parts = new ArrayList<>();
    List<Node> keywords = new ArrayList<>();
    for (Node item : list.getValue()) {
      if (item instanceof ScalarNode) {
        keywords.add(item);
      } else {
        parts.add(selection(item));
      }
    }
    if (!keywords.isEmpty()) {
      parts.add(keywords(list, List.of(), keywords));
    }
    return any(parts, list);
  }

  private Expr map(MappingNode map) {
    List<Expr> parts = new ArrayList<>();
    for (YamlMap.Entry entry : YamlMap.of(map, "a selection").entries().values()) {
      parts.add(entry(entry));
    }
    if (parts.isEmpty()) {
      throw new InvalidRule(map, "the selection is empty; name a field and a value");
    }
    return Expr.all(parts);
  }

  private Expr entry(YamlMap.Entry entry) {
    List<String> parts = List.of(entry.key().getValue().split("\\|", -1));
    List<String> modifiers = parts.subList(1, parts.size());
    List<Node> values = YamlMap.items(entry.value());
    if (values.isEmpty()) {
      throw new InvalidRule(entry.value(), "the list of values is empty; add a value");
    }
    if (parts.getFirst().isEmpty()) {
      return keywords(entry.key(), modifiers, values);
    }
    ModifierChain chain = new ModifierChain(entry.key(), modifiers, fields);
    return tests(chain, values, fields.field(parts.getFirst()));
  }

  private Expr tests(ModifierChain chain, List<Node> values, FieldRef field) {
    List<Expr> several = new ArrayList<>();
    List<ValueTest> single = new ArrayList<>();
    for (Node value : values) {
      if (values.size() > 1 && YamlMap.isNull(value)) {
        throw new InvalidRule(
            value, "null cannot stand in a list of values; give it a selection of its own");
      }
      List<ValueTest> tests = chain.tests(value);
      if (tests.size() == 1) {
        single.addAll(tests);
      } else {
        several.add(new Expr.FieldTest(field, tests, false));
      }
    }
    if (!single.isEmpty()) {
      several.add(new Expr.FieldTest(field, single, chain.all()));
    }
    Expr joined = chain.all() ? Expr.all(several) : Expr.any(several);
    return chain.negated() ? new Expr.Not(joined) : joined;
  }

  private Expr keywords(Node at, List<String> modifiers, List<Node> values) {
    ModifierChain chain = new ModifierChain(at, modifiers, fields);
    ModifierChain contained = chain.forKeywords();
    List<ValueTest> tests = new ArrayList<>();
    for (Node value : values) {
      if (YamlMap.isNull(value)) {
        throw new InvalidRule(value, "a keyword must be a text");
      }
      tests.addAll(contained.tests(value));
    }
    return new Expr.Keywords(tests, chain.all());
  }

  private static Expr any(List<Expr> parts, Node at) {
    if (parts.isEmpty()) {
      throw new InvalidRule(at, "the list is empty; add a value");
    }
    return Expr.any(parts);
  }
}
