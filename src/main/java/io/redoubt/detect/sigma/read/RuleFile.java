package io.redoubt.detect.sigma.read;

import io.redoubt.detect.sigma.rule.Asked;
import io.redoubt.detect.sigma.rule.Draft;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRefs;
import io.redoubt.detect.sigma.rule.RuleDrafts;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.sigma.LogSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the documents of rule files. Errors become [Draft.Unusable]; the other documents of the
/// file are still used.
public final class RuleFile {
  private final FieldRefs fields;
  private final Placeholders placeholders;
  private final Map<String, String> statuses = new HashMap<>();

  /// A reader that finds fields here and knows what these placeholders stand for.
  public RuleFile(FieldRefs fields, Placeholders placeholders) {
    this.fields = fields;
    this.placeholders = placeholders;
  }

  /// The drafts in these files.
  public RuleDrafts read(List<RuleText> files) {
    return read(files.iterator());
  }

  /// The drafts in these files, each asked for when those before it are drafts.
  public RuleDrafts read(Iterator<RuleText> files) {
    List<Draft> drafts = new ArrayList<>();
    files.forEachRemaining(file -> drafts.addAll(read(file)));
    return new RuleDrafts(drafts, statuses);
  }

  /// The drafts in these documents.
  private List<Draft> read(RuleText text) {
    List<Draft> drafts = new ArrayList<>();
    RuleCollection collection = new RuleCollection();
    for (Node node : text.documents()) {
      try {
        collection
            .rule(node)
            .ifPresent(rule -> drafts.add(draft(rule, text.path(), drafts.size())));
      } catch (InvalidRule invalid) {
        drafts.add(new Draft.Unusable(text.path() + invalid.place(), invalid.reason()));
      }
    }
    if (!text.problem().isEmpty()) {
      drafts.add(new Draft.Unusable(text.place(), text.problem()));
    }
    return drafts;
  }

  private Draft draft(Node node, String path, int index) {
    try {
      YamlMap document = YamlMap.of(node, "a rule");
      RuleHead head = RuleHead.read(document, path, index);
      statuses.putIfAbsent(head.id(), document.text("status", "test"));
      if (document.find("correlation") != null) {
        return CorrelationParser.parse(head);
      }
      return document.find("filter") != null ? filter(head) : detection(head);
    } catch (InvalidRule invalid) {
      return new Draft.Unusable(path + invalid.place(), invalid.reason());
    }
  }

  private Draft detection(RuleHead head) {
    YamlMap document = head.document();
    LogSource source = source(document);
    YamlMap detection = YamlMap.of(document.require("detection", "the rule"), "the detection");
    Expr expr = new DetectionParser(scope(document, source)).parse(detection);
    return new Draft.Detection(
        new SigmaRule(
            head.info(RuleInfo.Kind.DETECTION),
            head.name(),
            source,
            fields.scopes(source),
            Asked.of(ExprOrder.cheapFirst(expr)),
            true));
  }

  private Draft filter(RuleHead head) {
    YamlMap document = head.document();
    YamlMap filter = YamlMap.of(document.require("filter", "the rule"), "the filter");
    Node rules = filter.require("rules", "the filter");
    Node condition = filter.require("condition", "the filter");
    boolean inverted = YamlMap.scalar(condition, "condition").getValue().strip().startsWith("not ");
    if (inverted) {
      throw new InvalidRule(
          condition, "a filter says what is silenced; write its condition without \"not\"");
    }
    LogSource source = source(document);
    Expr expr = new DetectionParser(scope(document, source)).parse(without(filter, "rules"));
    return new Draft.Filter(
        filter.texts("rules"), source, expr, head.path(), InvalidRule.place(rules));
  }

  private static YamlMap without(YamlMap map, String key) {
    var entries = new java.util.LinkedHashMap<>(map.entries());
    entries.remove(key);
    return new YamlMap(map.node(), entries);
  }

  private ModifierChain.FieldScope scope(YamlMap document, LogSource source) {
    String name = document.text("taxonomy", "sigma");
    ModifierChain.FieldScope named =
        switch (name) {
          case "sigma" -> field -> fields.of(source, field);
          case "ecs" -> fields::exact;
          default ->
              throw new InvalidRule(
                  document.require("taxonomy", "the rule"),
                  "taxonomy \"" + name + "\" is not known; use sigma or ecs");
        };
    return named.with(placeholders);
  }

  private static LogSource source(YamlMap document) {
    Node node = document.require("logsource", "the rule");
    YamlMap map = YamlMap.of(node, "the log source");
    LogSource source =
        new LogSource(value(map, "product"), value(map, "service"), value(map, "category"));
    if (source.given() == 0) {
      throw new InvalidRule(
          Optional.ofNullable(node.getStartMark().orElse(null)),
          "the log source says nothing; give a product, service or category");
    }
    return source;
  }

  private static String value(YamlMap map, String key) {
    return map.text(key, "").strip().toLowerCase(Locale.ROOT);
  }
}
