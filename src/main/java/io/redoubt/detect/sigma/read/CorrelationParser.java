package io.redoubt.detect.sigma.read;

import io.redoubt.detect.sigma.rule.Draft;
import io.redoubt.detect.sigma.rule.Numbers;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.CorrelationRule.Bound;
import io.redoubt.event.finding.CorrelationRule.Comparison;
import io.redoubt.event.finding.RuleInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the `correlation` of a rule.
final class CorrelationParser {
  private static final Pattern TIMESPAN = Pattern.compile("([1-9]\\d{0,8})([smhd])");
  private static final Set<String> KNOWN =
      Set.of("type", "rules", "aliases", "group-by", "timespan", "condition", "generate");

  private CorrelationParser() {}

  static Draft.Correlation parse(RuleHead head) {
    Node node = head.document().require("correlation", "the rule");
    YamlMap map = YamlMap.of(node, "the correlation");
    map.entries()
        .forEach(
            (name, entry) -> {
              if (!KNOWN.contains(name)) {
                throw new InvalidRule(entry.key(), "\"" + name + "\" is not known here; remove it");
              }
            });
    CorrelationRule.Type type = type(map);
    List<String> bases = map.texts("rules");
    if (bases.isEmpty()) {
      throw new InvalidRule(node, "the correlation refers to no rules; add \"rules\"");
    }
    YamlMap condition = condition(map, type);
    List<Bound> bounds = bounds(condition, type, bases.size());
    List<String> fields = condition == null ? List.of() : condition.texts("field");
    checkFields(node, type, fields);
    boolean generate = flag(map) || flag(head.document());
    CorrelationRule rule =
        new CorrelationRule(
            head.info(RuleInfo.Kind.CORRELATION),
            type,
            bases,
            map.texts("group-by"),
            timespan(map),
            bounds,
            true);
    return new Draft.Correlation(
        rule,
        head.name(),
        fields,
        aliases(map),
        generate,
        InvalidRule.place(map.require("rules", "the correlation")));
  }

  private static void checkFields(Node node, CorrelationRule.Type type, List<String> fields) {
    String name = type.name().toLowerCase(Locale.ROOT);
    if (type.valued() && fields.isEmpty()) {
      throw new InvalidRule(node, "a " + name + " needs \"field\" in its condition; add it");
    }
    if (type.numeric() && fields.size() > 1) {
      throw new InvalidRule(node, "a " + name + " is of one \"field\"; name one");
    }
  }

  private static boolean flag(YamlMap map) {
    return map.text("generate", "false").equals("true");
  }

  private static CorrelationRule.Type type(YamlMap map) {
    Node node = map.require("type", "the correlation");
    String id = map.text("type", "");
    for (CorrelationRule.Type type : CorrelationRule.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(id)) {
        return type;
      }
    }
    throw new InvalidRule(
        node,
        "correlation type \""
            + id
            + "\" is not known; use event_count, value_count, value_sum, value_avg,"
            + " value_percentile, temporal or temporal_ordered");
  }

  private static Duration timespan(YamlMap map) {
    Node node = map.require("timespan", "the correlation");
    Matcher matcher = TIMESPAN.matcher(map.text("timespan", ""));
    if (!matcher.matches()) {
      throw new InvalidRule(node, "the timespan must be a number and s, m, h or d, such as 15m");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static @Nullable YamlMap condition(YamlMap map, CorrelationRule.Type type) {
    Node node = map.find("condition");
    boolean counts = type == CorrelationRule.Type.EVENT_COUNT || type.valued();
    if (node == null && counts) {
      throw new InvalidRule(map.node(), "the correlation has no \"condition\"; add it");
    }
    return node == null ? null : YamlMap.of(node, "the condition of a correlation");
  }

  private static List<Bound> bounds(
      @Nullable YamlMap condition, CorrelationRule.Type type, int rules) {
    List<Bound> bounds = new ArrayList<>();
    if (condition != null) {
      condition.entries().forEach((name, entry) -> bound(name, entry, type, bounds));
    }
    if (bounds.isEmpty()) {
      if (condition != null) {
        throw new InvalidRule(condition.node(), "the condition compares nothing; add \"gte\"");
      }
      bounds.add(new Bound(Comparison.GTE, rules));
    }
    return bounds;
  }

  private static void bound(
      String name, YamlMap.Entry entry, CorrelationRule.Type type, List<Bound> bounds) {
    if (name.equals("field") && type.valued()) {
      return;
    }
    for (Comparison comparison : Comparison.values()) {
      if (comparison.name().toLowerCase(Locale.ROOT).equals(name)) {
        bounds.add(new Bound(comparison, limit(name, entry.value(), type)));
        return;
      }
    }
    throw new InvalidRule(
        entry.key(), "\"" + name + "\" is not known here; use gt, gte, lt, lte, eq or neq");
  }

  private static double limit(String name, Node value, CorrelationRule.Type type) {
    String limit = YamlMap.scalar(value, name).getValue();
    if (type.numeric() || type == CorrelationRule.Type.VALUE_PERCENTILE) {
      return Numbers.parse(limit)
          .orElseThrow(() -> new InvalidRule(value, "\"" + name + "\" must be a number"));
    }
    if (limit.isEmpty() || limit.length() > 15 || !limit.chars().allMatch(Character::isDigit)) {
      throw new InvalidRule(value, "a count must be a whole number");
    }
    return Long.parseLong(limit);
  }

  private static Map<String, Map<String, String>> aliases(YamlMap map) {
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    Node node = map.find("aliases");
    if (node != null) {
      for (YamlMap.Entry alias : YamlMap.of(node, "aliases").entries().values()) {
        Map<String, String> names = new LinkedHashMap<>();
        YamlMap rules = YamlMap.of(alias.value(), "an alias");
        rules.entries().keySet().forEach(rule -> names.put(rule, rules.text(rule, "")));
        aliases.put(alias.key().getValue(), names);
      }
    }
    return aliases;
  }
}
