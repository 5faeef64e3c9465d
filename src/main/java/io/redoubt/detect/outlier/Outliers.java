package io.redoubt.detect.outlier;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Stretch;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// Looks for command lines and looked-up names that are unlike the others.
///
/// - A **command line** is told when it is far longer than those of the same program (the median of
///   their lengths, in units of the median deviation on a logarithmic scale), its characters are
///   more mixed than theirs are (entropy), and hardly any other is like it.
/// - A **domain** is told when the names below it are nearly all different and carry far more bits
///   (length times entropy) than the names below other domains do: data leaves, or orders come, by
///   names.
///
/// Where fewer than [#FEWEST_LINES] lines of a program or [#FEWEST_DOMAINS] domains came, nothing
/// is said. Memory is bounded: at most [#PROGRAMS] programs and [#DOMAINS] domains, beyond which
/// those seen least are forgotten, and so they are when the records that are kept to be told have
/// more than [#BYTES] together. The same events give the same findings in any order, as long as
/// nothing had to be forgotten. Not thread-safe: each worker fills one of its own, which is merged.
public final class Outliers {
  /// Programs that are remembered.
  public static final int PROGRAMS = 4_000;

  /// Domains that are remembered.
  public static final int DOMAINS = 10_000;

  /// Bytes of records that are kept: 16 MiB.
  public static final long BYTES = 16 << 20;

  /// Command lines of a program from which its usual is known.
  public static final int FEWEST_LINES = 30;

  /// Domains from which the usual name is known.
  public static final int FEWEST_DOMAINS = 20;

  /// The rule on command lines.
  public static final RuleInfo COMMAND =
      new RuleInfo(
          "redoubt-odd-command-line",
          "Command line unlike all others of its program",
          Severity.LOW,
          "built-in",
          RuleInfo.Kind.BUILTIN,
          List.of("T1027.010"),
          List.of("defense-evasion", "execution"),
          "A command line is many times longer than those of the same program usually are, and its"
              + " characters are more mixed: encoded commands and embedded programs look like"
              + " this.",
          List.of("Installers and build tools that pass long lists", "Licence keys and tokens"));

  /// The rule on names.
  public static final RuleInfo TUNNEL =
      new RuleInfo(
          "redoubt-dns-tunnel",
          "Looked-up names that carry data",
          Severity.LOW,
          "built-in",
          RuleInfo.Kind.BUILTIN,
          List.of("T1071.004", "T1048.003"),
          List.of("command-and-control", "exfiltration"),
          "The names that were looked up below one domain are long, random and nearly never asked"
              + " for twice: data can leave a network in names, and orders come in with the"
              + " answers.",
          List.of("Reputation services of security products that ask by names"));

  private static final double CLEAR = 6;
  private static final int LONG = 256;
  private static final double LEAST_SCALE = 0.25;
  private static final double LEAST_BITS = 0.1;
  private static final int RARE = 3;
  private static final int FEWEST_NAMES = 12;
  private static final double MOSTLY = 0.6;
  private static final double LEAST_LOAD = 80;
  private static final double LEAST_LOAD_SCALE = 8;

  private final Map<String, Program> programs = new LinkedHashMap<>();
  private final Map<String, Domain> domains = new LinkedHashMap<>();
  private final Entropy mixture = new Entropy();
  private long kept;

  /// Looks at an event; keeps at most a reference to it.
  public void observe(Event event) {
    int line = event.find(Ecs.PROCESS_COMMAND_LINE);
    if (line >= 0) {
      command(event, line);
    }
    int name = event.find(Ecs.DNS_QUESTION_NAME);
    if (name >= 0) {
      name(event, event.text(name));
    }
  }

  private void command(Event event, int cell) {
    String program = program(event);
    if (program.isEmpty()) {
      return;
    }
    byte[] text = event.text(cell).getBytes(StandardCharsets.UTF_8);
    double length = Entropy.log2(Math.max(1, text.length));
    double entropy = mixture.of(text, 0, text.length);
    Program known = programs.computeIfAbsent(program, _ -> new Program());
    known.arrived(event);
    known.lengths().add(length);
    known.entropies().add(entropy);
    if (text.length >= LONG && known.longest().wants(length)) {
      known.longest().add(new Largest.Sample(length, entropy, event));
      kept += event.record().length();
    }
    bound();
  }

  /// When an event arrived, milliseconds; `Long.MIN_VALUE` where that is not known.
  static long arrived(Event event) {
    Instant written = event.record().entry().fileTime();
    return written == null ? Long.MIN_VALUE : written.toEpochMilli();
  }

  private static String program(Event event) {
    String name = event.text(Ecs.PROCESS_NAME, event.text(Ecs.PROCESS_EXECUTABLE, ""));
    int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
    return name.substring(slash + 1).toLowerCase(Locale.ROOT);
  }

  private void name(Event event, String name) {
    Names.Parts parts = Names.of(name);
    if (parts.below().isEmpty()) {
      return;
    }
    byte[] below = parts.below().getBytes(StandardCharsets.UTF_8);
    double entropy = mixture.of(below, 0, below.length);
    double load = below.length * entropy;
    Domain known = domains.computeIfAbsent(parts.domain(), _ -> new Domain());
    known.arrived(event);
    known.loads().add(load);
    known.name(parts.below().hashCode());
    known.asked(event.time());
    if (load >= LEAST_LOAD && known.largest().wants(load)) {
      known.largest().add(new Largest.Sample(load, entropy, event));
      kept += event.record().length();
    }
    bound();
  }

  /// Takes in what a worker saw.
  public void merge(Outliers part) {
    part.programs.forEach(
        (name, other) -> programs.computeIfAbsent(name, _ -> new Program()).merge(other));
    part.domains.forEach(
        (name, other) -> domains.computeIfAbsent(name, _ -> new Domain()).merge(other));
    kept += part.kept;
    bound();
  }

  private void bound() {
    if (programs.size() > PROGRAMS) {
      forget(programs, PROGRAMS, Comparator.comparingLong(p -> p.lengths().size()));
    }
    if (domains.size() > DOMAINS) {
      forget(domains, DOMAINS, Comparator.comparingLong(d -> d.loads().size()));
    }
    if (kept > BYTES) {
      count();
      while (kept > BYTES / 2) {
        forget(programs, programs.size(), Comparator.comparingLong(p -> p.lengths().size()));
        forget(domains, domains.size(), Comparator.comparingLong(d -> d.loads().size()));
        count();
      }
    }
  }

  private void count() {
    kept =
        programs.values().stream().mapToLong(program -> program.longest().bytes()).sum()
            + domains.values().stream().mapToLong(domain -> domain.largest().bytes()).sum();
  }

  /* A tenth of the room becomes free: those seen least go, among equals the first by name. */
  private static <T> void forget(Map<String, T> known, int most, Comparator<T> order) {
    List<Map.Entry<String, T>> all = new ArrayList<>(known.entrySet());
    all.sort(Map.Entry.<String, T>comparingByValue(order).thenComparing(Map.Entry::getKey));
    all.subList(0, known.size() - most * 9 / 10).forEach(gone -> known.remove(gone.getKey()));
  }

  /// How many domains are remembered.
  int domains() {
    return domains.size();
  }

  /// What is unlike the others.
  public List<Finding> findings() {
    return findings(_ -> true, _ -> true);
  }

  /// Gives up what nothing arrived for since a moment: command lines and domains to be told, and
  /// programs of which nothing arrived for long.
  ///
  /// @param quiet milliseconds since 1970 UTC
  /// @param strange the same, for programs
  /// @return what is found among what is given up
  public List<Finding> settle(long quiet, long strange) {
    List<Finding> findings =
        findings(event -> arrived(event) < quiet, domain -> domain.arrived() < quiet);
    programs.values().forEach(p -> p.longest().forget(event -> arrived(event) < quiet));
    programs.values().removeIf(program -> program.arrived() < strange);
    domains.values().removeIf(domain -> domain.arrived() < quiet);
    return findings;
  }

  private List<Finding> findings(Predicate<Event> lines, Predicate<Domain> names) {
    List<Finding> findings = new ArrayList<>();
    programs.forEach((name, program) -> odd(name, program, lines, findings));
    tunnels(names, findings);
    return findings;
  }

  /// Writes everything that is kept.
  public void write(StateOut out) {
    out.each(
        programs.entrySet(),
        program -> {
          out.text(program.getKey());
          program.getValue().write(out);
        });
    out.each(
        domains.entrySet(),
        domain -> {
          out.text(domain.getKey());
          domain.getValue().write(out);
        });
  }

  /// Takes in what was written.
  public void read(StateIn in) {
    for (int i = in.count(); i > 0; i--) {
      programs.put(in.text(), Program.read(in));
    }
    for (int i = in.count(); i > 0; i--) {
      domains.put(in.text(), Domain.read(in));
    }
    count();
  }

  private static void odd(
      String name, Program program, Predicate<Event> which, List<Finding> findings) {
    Spread lengths = program.lengths();
    if (lengths.size() < FEWEST_LINES || program.longest().samples().isEmpty()) {
      return;
    }
    double usual = lengths.median();
    double scale = Math.max(LEAST_SCALE, lengths.deviation());
    double mixed = program.entropies().median();
    double mixedScale = Math.max(LEAST_BITS, program.entropies().deviation());
    for (Largest.Sample one : program.longest().samples()) {
      double far = (one.size() - usual) / scale;
      boolean rare = lengths.from(one.size() - 1) <= RARE;
      if (which.test(one.event())
          && far >= CLEAR
          && rare
          && one.entropy() >= mixed + 2 * mixedScale) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put(Ecs.PROCESS_NAME.name(), name);
        told.put("outlier.length", number(Math.pow(2, one.size())));
        told.put("outlier.usual_length", number(Math.pow(2, usual)));
        told.put("outlier.deviations", number(far));
        told.put("outlier.entropy", bits(one.entropy()));
        told.put("outlier.usual_entropy", bits(mixed));
        told.put("outlier.compared_with", about(lengths.size()) + " command lines of " + name);
        findings.add(Finding.on(COMMAND, one.event(), told));
      }
    }
  }

  private void tunnels(Predicate<Domain> which, List<Finding> findings) {
    Spread medians = new Spread(LEAST_LOAD_SCALE);
    domains.values().forEach(domain -> medians.add(domain.loads().median()));
    if (medians.size() < FEWEST_DOMAINS) {
      return;
    }
    double usual = medians.median();
    double scale = Math.max(LEAST_LOAD_SCALE, medians.deviation());
    domains.forEach(
        (name, domain) -> {
          double load = domain.loads().median();
          double different = domain.distinct();
          boolean fresh = different >= FEWEST_NAMES && different >= MOSTLY * domain.loads().size();
          double far = (load - usual) / scale;
          if (which.test(domain) && fresh && load >= LEAST_LOAD && far >= CLEAR) {
            Map<String, String> told = new LinkedHashMap<>();
            told.put("dns.question.registered_domain", name);
            told.put("outlier.names", number(different));
            told.put("outlier.lookups", about(domain.loads().size()));
            told.put("outlier.bits", number(load));
            told.put("outlier.usual_bits", number(usual));
            told.put("outlier.deviations", number(far));
            told.put("outlier.compared_with", about(medians.size()) + " domains");
            findings.add(tunnel(domain, told));
          }
        });
  }

  private static Finding tunnel(Domain domain, Map<String, String> told) {
    List<Event> shown =
        domain.largest().samples().stream()
            .map(Largest.Sample::event)
            .sorted(Comparator.comparingLong((Event event) -> event.time().millis()))
            .toList();
    long count = Math.max(shown.size(), domain.loads().size());
    Finding found = new Finding(TUNNEL, shown.getLast().time(), shown, count, told);
    Stretch whole = domain.stretch();
    return whole == null ? found : found.over(whole);
  }

  /* Two digits of a large number: what is told changes when the number does by some percent. */
  private static String about(long number) {
    long unit = 1;
    while (number / unit >= 100) {
      unit *= 10;
    }
    return (unit == 1 ? "" : "about ") + number / unit * unit;
  }

  private static String number(double figure) {
    return String.format(Locale.ROOT, figure < 10 ? "%.1f" : "%.0f", figure);
  }

  private static String bits(double entropy) {
    return String.format(Locale.ROOT, "%.2f bits a character", entropy);
  }
}
