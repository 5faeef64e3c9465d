package io.redoubt.cli.rules;

import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.detect.coverage.Coverage;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.report.ReportFile;
import io.redoubt.report.attack.NavigatorLayer;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt rules coverage`: which techniques of ATT&CK the rules can tell of.
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the techniques of ATT&CK that the rules can tell of, tactic by tactic.",
      "Rules whose log source no format delivers cover nothing and are counted apart.",
      "  redoubt rules coverage --rules sigma/rules --navigator layer.json"
    })
public final class RulesCoverageCommand implements Callable<Integer> {
  private static final int LONGEST_BAR = 30;

  private final Terminal terminal;
  @Mixin private RuleOptions rules;

  @Option(
      names = "--navigator",
      paramLabel = "FILE",
      description = "Also write a layer for the ATT&CK Navigator (format 4.5).")
  @Nullable Path navigator;

  @Option(
      names = {"-C", "--clobber"},
      description = "Replace a file that exists.")
  boolean clobber;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public RulesCoverageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Coverage coverage = Coverage.of(rules.load(terminal));
    Attack attack = Attack.load();
    List<String> unknown = new ArrayList<>(coverage.techniques().keySet());
    for (Tactic tactic : Tactic.values()) {
      Map<String, List<RuleInfo>> covered = of(tactic, coverage, attack);
      unknown.removeAll(covered.keySet());
      print(tactic, covered, attack);
    }
    if (!unknown.isEmpty()) {
      terminal.out().println("not in this version of ATT&CK");
      unknown.forEach(id -> row(id, coverage.techniques().getOrDefault(id, List.of()), ""));
    }
    if (navigator != null) {
      write(navigator, coverage);
    }
    summary(coverage);
    return Exit.OK;
  }

  private static Map<String, List<RuleInfo>> of(Tactic tactic, Coverage coverage, Attack attack) {
    Map<String, List<RuleInfo>> covered = new java.util.TreeMap<>(coverage.techniques());
    covered.keySet().removeIf(id -> !attack.tactics(List.of(id)).contains(tactic));
    return covered;
  }

  private void print(Tactic tactic, Map<String, List<RuleInfo>> covered, Attack attack) {
    terminal
        .out()
        .println(
            tactic.shortName()
                + (covered.isEmpty() ? ": no rule" : ": " + count(covered.size(), "technique")));
    covered.forEach((id, all) -> row(id, all, attack.name(id)));
  }

  private void row(String id, List<RuleInfo> all, String name) {
    String bar = "#".repeat(Math.min(all.size(), LONGEST_BAR));
    String more = all.size() > LONGEST_BAR ? "+" : "";
    terminal
        .out()
        .println(
            Safe.text(
                String.format(
                    Locale.ROOT, "  %-10s %-45s %4d %s%s", id, name, all.size(), bar, more)));
  }

  private void summary(Coverage coverage) {
    terminal
        .err()
        .println(
            count(coverage.techniques().size(), "technique")
                + " covered; without a technique: "
                + count(coverage.untagged().size(), "rule")
                + "; without a log source here: "
                + count(coverage.blind().size(), "rule"));
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private void write(Path file, Coverage coverage) {
    try (ReportFile layer = ReportFile.create(file, clobber)) {
      layer.out().write(NavigatorLayer.json("Redoubt rules", coverage.techniques()));
      layer.keep();
      terminal.err().println("wrote " + Safe.text(file.toString()));
    } catch (IOException refused) {
      String reason =
          refused instanceof FileSystemException odd && odd.getReason() != null
              ? odd.getReason()
              : String.valueOf(refused.getMessage());
      throw new UsageError("--navigator " + file + ": " + reason);
    }
  }
}
