package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Constant;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Compiles sections of a mapping file for one format: names become numbered fields, neighbouring
/// blocks on one field's value become one look-up. Used by one thread.
final class MappingCompiler {
  private final String format;
  private final ConversionWords conversions;
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private String prefix = "";

  MappingCompiler(String format, Map<String, Lookup<Constant>> tables) {
    this.format = format;
    this.conversions = new ConversionWords(this::absolute, tables);
  }

  void add(MapFile.Section section) {
    prefix = section.prefix().equals("@") ? format : section.prefix();
    steps.addAll(block(section.body()));
  }

  Mapping finish(AtomicInteger deedsLeft) {
    put("event.kind", "event");
    put("event.module", new Format(format).family());
    put("event.dataset", format);
    return new Mapping(slots, Runs.merge(steps), deedsLeft);
  }

  private void put(String field, String value) {
    steps.add(new Step.Put(absolute(field), List.of(Constant.of(value)), false));
  }

  private List<Step> block(List<MapLine> lines) {
    List<Step> made = new ArrayList<>();
    Condition before = null;
    int i = 0;
    while (i < lines.size()) {
      MapLine line = lines.get(i);
      int end = i + 1;
      while (end < lines.size() && lines.get(end).indent() > line.indent()) {
        end++;
      }
      List<MapLine> inner = lines.subList(i + 1, end);
      boolean otherwise = line.first().equals("otherwise");
      if (otherwise && before == null) {
        throw line.wrong("no `when` stands just above");
      }
      if (otherwise || line.first().equals("when")) {
        Condition condition =
            otherwise && before != null ? new Condition.Not(before) : condition(line);
        made.add(new Step.When(condition, block(inner)));
        before = otherwise ? null : condition;
      } else if (!inner.isEmpty()) {
        throw inner.getFirst().wrong("only `when` and `otherwise` open a block");
      } else {
        made.add(statement(line));
        before = null;
      }
      i = end;
    }
    return Runs.merge(made);
  }

  private Step statement(MapLine line) {
    return switch (line.first()) {
      case "set" -> put(line, false);
      case "add" -> put(line, true);
      default ->
          switch (line.word(1)) {
            case "->" -> copy(line, false);
            case "+>" -> copy(line, true);
            default ->
                throw line.wrong("a statement reads `native -> target` or `set field value`");
          };
    };
  }

  private Step put(MapLine line, boolean also) {
    line.word(2);
    List<Constant> values = line.from(2).stream().map(Constant::of).toList();
    return new Step.Put(absolute(line.word(1)), values, also);
  }

  private Step copy(MapLine line, boolean also) {
    boolean first = line.words().getLast().equals("first");
    List<String> words = line.words().subList(2, line.words().size() - (first ? 1 : 0));
    return Step.Copy.of(source(line.first()).slot(), conversions.read(line, words), also, first);
  }

  private Condition condition(MapLine line) {
    List<Condition> all = new ArrayList<>();
    List<String> words = line.from(1);
    while (!words.isEmpty()) {
      int and = words.indexOf("and");
      all.add(atom(line, and < 0 ? words : words.subList(0, and)));
      words = and < 0 ? List.of() : words.subList(and + 1, words.size());
    }
    if (all.isEmpty()) {
      throw line.wrong("when what?");
    }
    return all.size() == 1 ? all.getFirst() : new Condition.All(List.copyOf(all));
  }

  private Condition atom(MapLine line, List<String> words) {
    boolean no = !words.isEmpty() && words.getFirst().equals("no");
    List<String> rest = no ? words.subList(1, words.size()) : words;
    if (rest.size() == 1) {
      Condition present = new Condition.Present(source(rest.getFirst()).slot());
      return no ? new Condition.Not(present) : present;
    }
    if (no || rest.size() < 3) {
      throw line.wrong("a condition reads `field`, `no field`, `field = value …`");
    }
    int slot = source(rest.getFirst()).slot();
    Condition in = in(slot, rest.subList(2, rest.size()));
    return switch (rest.get(1)) {
      case "=" -> in;
      case "!=" -> new Condition.All(List.of(new Condition.Present(slot), new Condition.Not(in)));
      default -> throw line.wrong("`=` or `!=` is expected behind the field");
    };
  }

  private static Condition in(int slot, List<String> values) {
    Map<String, Boolean> exact = new LinkedHashMap<>();
    List<Glob> globs = new ArrayList<>();
    for (String value : values) {
      if (Glob.is(value)) {
        globs.add(Glob.of(value));
      } else {
        exact.put(value.toLowerCase(Locale.ROOT), true);
      }
    }
    return new Condition.In(slot, List.copyOf(exact.keySet()), Lookup.of(exact, null), globs);
  }

  private Target source(String name) {
    return name.startsWith("/")
        ? absolute(name.substring(1))
        : absolute(prefix.isEmpty() ? name : prefix + "." + name);
  }

  private Target absolute(String name) {
    Field field = Field.of(name);
    return new Target(
        field, slots.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> slots.size()));
  }
}
