package io.redoubt.detect.sigma.kept;

import io.redoubt.detect.sigma.rule.Draft;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.RuleDrafts;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.sigma.FieldPath;
import io.redoubt.taxonomy.sigma.LogSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rules as bytes, read by [DraftReader]: the fields they name, their log sources, the drafts, what
/// their authors say of them. Constants are their ordinals, so that bytes are of use to the same
/// program only.
public final class DraftWriter {
  private final PackedOut out = new PackedOut();
  private final Map<FieldRef, Integer> fields = new LinkedHashMap<>();
  private final Map<LogSource, Integer> sources = new LinkedHashMap<>();

  private DraftWriter() {}

  /// These as bytes; the same for the same rules.
  public static byte[] write(RuleDrafts rules) {
    DraftWriter writer = new DraftWriter();
    rules.drafts().forEach(writer::collect);
    writer.order();
    writer.tables();
    writer.out.number(rules.drafts().size());
    rules.drafts().forEach(writer::draft);
    writer.out.number(rules.statuses().size());
    new java.util.TreeMap<>(rules.statuses())
        .forEach(
            (id, status) -> {
              writer.out.text(id);
              writer.out.text(status);
            });
    return writer.out.whole();
  }

  private void collect(Draft draft) {
    switch (draft) {
      case Draft.Detection(SigmaRule rule) -> {
        sources.putIfAbsent(rule.source(), sources.size());
        new ExprWriter(out, fields).collect(rule.expr());
      }
      case Draft.Filter(_, LogSource source, Expr expr, _, _) -> {
        sources.putIfAbsent(source, sources.size());
        new ExprWriter(out, fields).collect(expr);
      }
      case Draft.Correlation _, Draft.Unusable _ -> {}
    }
  }

  /* As they are numbered, so that whoever reads them numbers them alike. */
  private void order() {
    List<FieldRef> found = new ArrayList<>(fields.keySet());
    found.sort(Comparator.comparingInt(FieldRef::slot).thenComparing(FieldRef::name));
    fields.clear();
    found.forEach(field -> fields.put(field, fields.size()));
  }

  private void tables() {
    out.number(fields.size());
    for (FieldRef field : fields.keySet()) {
      out.text(field.name());
      out.number(field.paths().size());
      field.paths().forEach(this::path);
    }
    out.number(sources.size());
    for (LogSource source : sources.keySet()) {
      out.texts(List.of(source.product(), source.service(), source.category()));
    }
  }

  private void path(FieldPath path) {
    switch (path) {
      case FieldPath.One(var field) -> out.texts(List.of(field.name()));
      case FieldPath.Below(String prefix) -> out.texts(List.of(prefix, ""));
      case FieldPath.Joined(var first, String separator, var second) ->
          out.texts(List.of(first.name(), separator, second.name()));
    }
  }

  private void draft(Draft draft) {
    switch (draft) {
      case Draft.Detection(SigmaRule rule) -> {
        out.number('d');
        info(rule.info());
        out.text(rule.name());
        out.number(sources.getOrDefault(rule.source(), 0));
        int hole = out.hole();
        new ExprWriter(out, fields).expr(rule.expr());
        out.fill(hole);
      }
      case Draft.Correlation correlation -> {
        out.number('c');
        correlation(correlation);
      }
      case Draft.Filter(
              List<String> rules,
              LogSource source,
              Expr expr,
              String path,
              String at) -> {
        out.number('f');
        out.texts(rules);
        out.number(sources.getOrDefault(source, 0));
        new ExprWriter(out, fields).expr(expr);
        out.text(path);
        out.text(at);
      }
      case Draft.Unusable(String path, String reason) -> {
        out.number('u');
        out.text(path);
        out.text(reason);
      }
    }
  }

  private void info(RuleInfo info) {
    out.text(info.id());
    out.text(info.title());
    out.number(info.level().ordinal());
    out.text(info.path());
    out.number(info.kind().ordinal());
    out.texts(info.techniques());
    out.texts(info.tactics());
    out.text(info.description());
    out.texts(info.falsePositives());
  }

  private void correlation(Draft.Correlation draft) {
    CorrelationRule rule = draft.rule();
    info(rule.info());
    out.number(rule.type().ordinal());
    out.texts(rule.bases());
    out.texts(rule.groupBy());
    out.real((double) rule.timespan().toSeconds());
    out.number(rule.bounds().size());
    for (CorrelationRule.Bound bound : rule.bounds()) {
      out.number(bound.comparison().ordinal());
      out.real(bound.limit());
    }
    out.text(draft.name());
    out.texts(draft.fields());
    out.number(draft.aliases().size());
    draft
        .aliases()
        .forEach(
            (alias, names) -> {
              out.text(alias);
              out.texts(new ArrayList<>(names.keySet()));
              out.texts(new ArrayList<>(names.values()));
            });
    out.flag(draft.generate());
    out.text(draft.at());
  }
}
