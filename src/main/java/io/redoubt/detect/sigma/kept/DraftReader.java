package io.redoubt.detect.sigma.kept;

import io.redoubt.detect.sigma.rule.Asked;
import io.redoubt.detect.sigma.rule.Draft;
import io.redoubt.detect.sigma.rule.Expr;
import io.redoubt.detect.sigma.rule.FieldRef;
import io.redoubt.detect.sigma.rule.FieldRefs;
import io.redoubt.detect.sigma.rule.RuleDrafts;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.Field;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.sigma.FieldPath;
import io.redoubt.taxonomy.sigma.LogSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads what [DraftWriter] wrote, with the same program. What a rule asks is read when it is first
/// asked.
public final class DraftReader {
  private static final Severity[] LEVELS = Severity.values();
  private static final RuleInfo.Kind[] KINDS = RuleInfo.Kind.values();
  private static final CorrelationRule.Type[] TYPES = CorrelationRule.Type.values();
  private static final CorrelationRule.Comparison[] COMPARISONS =
      CorrelationRule.Comparison.values();

  private final PackedIn in;
  private final FieldRefs known;
  private final FieldRef[] fields;
  private final LogSource[] sources;

  private DraftReader(PackedIn in, FieldRefs known) throws IOException {
    this.in = in;
    this.known = known;
    this.fields = new FieldRef[in.count()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = field();
    }
    this.sources = new LogSource[in.count()];
    for (int i = 0; i < sources.length; i++) {
      List<String> three = in.texts();
      if (three.size() != 3) {
        throw PackedIn.damaged();
      }
      sources[i] = new LogSource(three.get(0), three.get(1), three.get(2));
    }
  }

  /// The rules in these bytes.
  ///
  /// @param from where they begin; they end with the bytes
  /// @param known numbers the fields
  public static RuleDrafts read(byte[] bytes, int from, FieldRefs known) throws IOException {
    PackedIn in = new PackedIn(bytes, from);
    DraftReader reader = new DraftReader(in, known);
    List<Draft> drafts = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      drafts.add(reader.draft());
    }
    Map<String, String> statuses = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      String id = in.text();
      statuses.put(id, in.text());
    }
    return new RuleDrafts(drafts, statuses);
  }

  private FieldRef field() throws IOException {
    String name = in.text();
    int size = in.count();
    List<FieldPath> paths = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      paths.add(path(in.texts()));
    }
    return known.of(name, paths);
  }

  private static FieldPath path(List<String> texts) throws IOException {
    return switch (texts.size()) {
      case 1 -> new FieldPath.One(Field.of(texts.getFirst()));
      case 2 -> new FieldPath.Below(texts.getFirst());
      case 3 ->
          new FieldPath.Joined(Field.of(texts.getFirst()), texts.get(1), Field.of(texts.getLast()));
      default -> throw PackedIn.damaged();
    };
  }

  private LogSource source() throws IOException {
    return sources[in.below(sources.length)];
  }

  private Draft draft() throws IOException {
    int kind = in.number();
    return switch (kind) {
      case 'd' -> detection();
      case 'c' -> correlation();
      case 'f' -> filter();
      case 'u' -> {
        String path = in.text();
        yield new Draft.Unusable(path, in.text());
      }
      default -> throw PackedIn.damaged();
    };
  }

  private Draft detection() throws IOException {
    RuleInfo info = info();
    String name = in.text();
    LogSource source = source();
    ExprReader later = new ExprReader(in.block(), fields);
    return new Draft.Detection(
        new SigmaRule(
            info, name, source, known.scopes(source), Asked.later(() -> expr(later)), true));
  }

  private static Expr expr(ExprReader reader) {
    try {
      return reader.expr();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged); // its checksum was right
    }
  }

  private Draft filter() throws IOException {
    List<String> rules = in.texts();
    LogSource source = source();
    Expr expr = new ExprReader(in, fields).expr();
    String path = in.text();
    return new Draft.Filter(rules, source, expr, path, in.text());
  }

  private RuleInfo info() throws IOException {
    String id = in.text();
    String title = in.text();
    Severity level = LEVELS[in.below(LEVELS.length)];
    String path = in.text();
    RuleInfo.Kind kind = KINDS[in.below(KINDS.length)];
    List<String> techniques = in.texts();
    List<String> tactics = in.texts();
    String description = in.text();
    return new RuleInfo(id, title, level, path, kind, techniques, tactics, description, in.texts());
  }

  private Draft correlation() throws IOException {
    RuleInfo info = info();
    CorrelationRule.Type type = TYPES[in.below(TYPES.length)];
    List<String> bases = in.texts();
    List<String> groupBy = in.texts();
    Duration timespan = Duration.ofSeconds((long) in.real());
    CorrelationRule rule =
        new CorrelationRule(info, type, bases, groupBy, timespan, bounds(), true);
    String name = in.text();
    List<String> counted = in.texts();
    Map<String, Map<String, String>> aliases = aliases();
    boolean generate = in.flag();
    return new Draft.Correlation(rule, name, counted, aliases, generate, in.text());
  }

  private List<CorrelationRule.Bound> bounds() throws IOException {
    List<CorrelationRule.Bound> bounds = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      CorrelationRule.Comparison comparison = COMPARISONS[in.below(COMPARISONS.length)];
      bounds.add(new CorrelationRule.Bound(comparison, in.real()));
    }
    return bounds;
  }

  private Map<String, Map<String, String>> aliases() throws IOException {
    Map<String, Map<String, String>> aliases = new LinkedHashMap<>();
    for (int left = in.count(); left > 0; left--) {
      Map<String, String> names = new LinkedHashMap<>();
      String alias = in.text();
      List<String> rules = in.texts();
      List<String> written = in.texts();
      if (rules.size() != written.size()) {
        throw PackedIn.damaged();
      }
      for (int i = 0; i < rules.size(); i++) {
        names.put(rules.get(i), written.get(i));
      }
      aliases.put(alias, names);
    }
    return aliases;
  }
}
