package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Constant;
import io.redoubt.event.TimeShape;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Reads the right-hand side of a copying line: `target [conversion [argument]]`.
///
/// @param fields numbers a field of this name
/// @param tables the file's tables of values
record ConversionWords(Function<String, Target> fields, Map<String, Lookup<Constant>> tables) {
  private static final int NANOS_IN_SECOND = 9;

  Conversion read(MapLine line, List<String> words) {
    if (words.isEmpty() || words.size() > 3) {
      throw line.wrong("the right side reads `target [conversion [argument]]`");
    }
    String name = words.getFirst();
    String word = words.size() > 1 ? words.get(1) : "";
    boolean argued = word.equals("by") || word.equals("split");
    if (argued != (words.size() == 3)) {
      throw line.wrong(argued ? "an argument is missing" : "an argument too many");
    }
    if (name.equals("@timestamp")) {
      return new Conversion.Time(fields.apply(name), shape(line, word));
    }
    return switch (word) {
      case "by" -> new Conversion.Table(fields.apply(name), table(line, words.get(2)));
      case "split" -> new Conversion.Split(fields.apply(name), words.get(2).charAt(0));
      case "endpoint", "account", "url", "hashes", "context" -> spread(name, word);
      default -> simple(line, fields.apply(name), word);
    };
  }

  private static Conversion simple(MapLine line, Target to, String word) {
    return switch (word) {
      case "" -> new Conversion.Same(to);
      case "text" -> new Conversion.Text(to);
      case "number" -> new Conversion.Numeric(to);
      case "hex" -> new Conversion.Hex(to);
      case "lower" -> new Conversion.Cased(to, false);
      case "upper" -> new Conversion.Cased(to, true);
      case "ip" -> new Conversion.Ip(to);
      case "arn" -> new Conversion.Tail(to);
      case "basename" -> new Conversion.Basename(to);
      case "details" -> new Conversion.Details(to);
      case "date" -> new Conversion.Date(to);
      case "seconds" -> new Conversion.Nanos(to, NANOS_IN_SECOND);
      case "millis" -> new Conversion.Nanos(to, NANOS_IN_SECOND - 3);
      case "micros" -> new Conversion.Nanos(to, NANOS_IN_SECOND - 6);
      default -> throw line.wrong("unknown conversion `" + word + "`");
    };
  }

  private Conversion spread(String prefix, String word) {
    return switch (word) {
      case "endpoint" ->
          new Conversion.Endpoint(
              below(prefix, "address"),
              below(prefix, "ip"),
              below(prefix, "port"),
              below(prefix, "domain"));
      case "context" ->
          new Conversion.Context(
              below(prefix, "context"), Lookup.of(ContextKeys.targets(fields), null));
      case "account" -> new Conversion.Account(below(prefix, "name"), below(prefix, "domain"));
      case "url" ->
          new Conversion.Url(
              below(prefix, "original"),
              below(prefix, "scheme"),
              below(prefix, "domain"),
              below(prefix, "port"),
              below(prefix, "path"),
              below(prefix, "query"));
      default ->
          new Conversion.Hashes(
              below(prefix, "hash.sha256"),
              below(prefix, "hash.sha1"),
              below(prefix, "hash.md5"),
              below(prefix, "pe.imphash"));
    };
  }

  private Target below(String prefix, String name) {
    return fields.apply(prefix + "." + name);
  }

  private Lookup<Constant> table(MapLine line, String name) {
    Lookup<Constant> table = tables.get(name);
    if (table == null) {
      throw line.wrong("no table `" + name + "` in this file");
    }
    return table;
  }

  private static TimeShape shape(MapLine line, String word) {
    for (TimeShape shape : TimeShape.values()) {
      if (shape.name().toLowerCase(Locale.ROOT).equals(word)) {
        return shape;
      }
    }
    throw line.wrong("`@timestamp` needs a time shape such as `iso`");
  }
}
