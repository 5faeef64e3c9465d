package io.redoubt.detect.sigma;

import io.redoubt.detect.sigma.LoadedRules.GroupFields;
import io.redoubt.detect.sigma.rule.Draft;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.FieldRefs;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.analysis.RulesReport.Skipped;
import io.redoubt.event.finding.CorrelationRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Connects drafts: filters to rules, correlations to what they count. Used once.
final class RuleLinker {
  private final FieldRefs fields;
  private final Map<String, SigmaRule> detections = new LinkedHashMap<>();
  private final Map<String, Draft.Correlation> correlations = new LinkedHashMap<>();
  private final Map<String, String> idsByName = new HashMap<>();
  private final Map<String, String> paths = new HashMap<>();
  private final List<Draft.Filter> filters = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();

  RuleLinker(FieldRefs fields) {
    this.fields = fields;
  }

  /// Takes one draft.
  void add(Draft draft) {
    switch (draft) {
      case Draft.Detection(SigmaRule rule) -> {
        if (fresh(rule.info().id(), rule.name(), rule.info().path())) {
          detections.put(rule.info().id(), rule);
        }
      }
      case Draft.Correlation correlation -> {
        String id = correlation.rule().info().id();
        if (fresh(id, correlation.name(), correlation.rule().info().path())) {
          correlations.put(id, correlation);
        }
      }
      case Draft.Filter filter -> filters.add(filter);
      case Draft.Unusable(String path, String reason) -> skipped.add(new Skipped(path, reason));
    }
  }

  /// Everything connected.
  ///
  /// @param statuses what their authors say of them, by id
  LoadedRules link(Map<String, String> statuses) {
    filters.forEach(this::apply);
    Map<String, CorrelationRule> linked = resolveAll();
    Set<String> counted = new LinkedHashSet<>();
    Map<String, Map<String, GroupFields>> keys = new HashMap<>();
    linked.forEach(
        (id, rule) -> {
          Draft.Correlation draft = correlations.get(id);
          if (draft != null) {
            if (!draft.generate()) {
              counted.addAll(rule.bases());
            }
            keys.put(id, keys(draft, leaves(rule, linked)));
          }
        });
    List<SigmaRule> rules =
        detections.values().stream()
            .map(rule -> counted.contains(rule.info().id()) ? rule.silent() : rule)
            .toList();
    List<CorrelationRule> all = linked.values().stream().map(rule -> heard(rule, counted)).toList();
    return new LoadedRules(rules, all, keys, skipped, fields.slots(), statuses);
  }

  private boolean fresh(String id, String name, String path) {
    String other = paths.putIfAbsent(id, path);
    if (other != null) {
      skipped.add(new Skipped(path, "id " + id + " is already used by " + other + "; change it"));
      return false;
    }
    if (!name.isEmpty()) {
      idsByName.putIfAbsent(name, id);
    }
    return true;
  }

  private void apply(Draft.Filter filter) {
    for (String reference : filter.rules()) {
      String id = idsByName.getOrDefault(reference, reference);
      SigmaRule rule = detections.get(id);
      if (rule == null) {
        skip(filter.path(), filter.at(), "no rule \"" + reference + "\" is loaded to filter");
      } else if (!rule.source().equals(filter.source())) {
        skip(
            filter.path(),
            filter.at(),
            "the filter is for " + filter.source() + ", rule \"" + reference + "\" is not");
      } else {
        detections.put(id, rule.except(filter.expr()));
      }
    }
  }

  /// Correlations whose references all lead to loaded rules, without circles.
  private Map<String, CorrelationRule> resolveAll() {
    Map<String, CorrelationRule> linked = new LinkedHashMap<>();
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Draft.Correlation draft : correlations.values()) {
        String id = draft.rule().info().id();
        if (!linked.containsKey(id) && missing(draft, linked) == null) {
          linked.put(id, withIds(draft));
          progress = true;
        }
      }
    }
    for (Draft.Correlation draft : correlations.values()) {
      String missing = missing(draft, linked);
      if (missing != null) {
        skip(
            draft.rule().info().path(),
            draft.at(),
            "the rule \"" + missing + "\" it refers to is not loaded, or refers back to it");
      }
    }
    return linked;
  }

  private @Nullable String missing(Draft.Correlation draft, Map<String, CorrelationRule> linked) {
    for (String reference : draft.rule().bases()) {
      String id = idsByName.getOrDefault(reference, reference);
      if (!detections.containsKey(id) && !linked.containsKey(id)) {
        return reference;
      }
    }
    return null;
  }

  private CorrelationRule withIds(Draft.Correlation draft) {
    CorrelationRule r = draft.rule();
    List<String> ids = r.bases().stream().map(ref -> idsByName.getOrDefault(ref, ref)).toList();
    return new CorrelationRule(
        r.info(), r.type(), ids, r.groupBy(), r.timespan(), r.bounds(), r.alerts());
  }

  private static CorrelationRule heard(CorrelationRule r, Set<String> counted) {
    boolean alerts = !counted.contains(r.info().id());
    return new CorrelationRule(
        r.info(), r.type(), r.bases(), r.groupBy(), r.timespan(), r.bounds(), alerts);
  }

  private List<SigmaRule> leaves(CorrelationRule rule, Map<String, CorrelationRule> linked) {
    List<SigmaRule> leaves = new ArrayList<>();
    for (String base : rule.bases()) {
      SigmaRule leaf = detections.get(base);
      CorrelationRule below = linked.get(base);
      if (leaf != null) {
        leaves.add(leaf);
      } else if (below != null) {
        leaves.addAll(leaves(below, linked));
      }
    }
    return leaves;
  }

  private Map<String, GroupFields> keys(Draft.Correlation draft, List<SigmaRule> leaves) {
    Map<String, GroupFields> keys = new HashMap<>();
    for (SigmaRule leaf : leaves) {
      keys.put(
          leaf.info().id(),
          new GroupFields(
              refs(draft.rule().groupBy(), draft, leaf), refs(draft.fields(), draft, leaf)));
    }
    return keys;
  }

  private List<FieldRef> refs(List<String> names, Draft.Correlation draft, SigmaRule leaf) {
    return names.stream()
        .map(name -> fields.of(leaf.source(), unalias(name, draft, leaf)))
        .toList();
  }

  private static String unalias(String name, Draft.Correlation draft, SigmaRule leaf) {
    Map<String, String> alias = draft.aliases().getOrDefault(name, Map.of());
    String byName = alias.get(leaf.name());
    return byName != null ? byName : alias.getOrDefault(leaf.info().id(), name);
  }

  private void skip(String path, String at, String reason) {
    skipped.add(new Skipped(path + at, reason));
  }
}
