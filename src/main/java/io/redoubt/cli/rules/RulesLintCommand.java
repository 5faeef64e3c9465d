package io.redoubt.cli.rules;

import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.detect.coverage.Coverage;
import io.redoubt.detect.sigma.FieldGaps;
import io.redoubt.detect.sigma.FieldGaps.Gap;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.detect.sigma.Shadows;
import io.redoubt.detect.sigma.Shadows.Shadow;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `redoubt rules lint`: what is wrong with rules.
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = {
      "Checks rules and prints what is wrong with each, as file:line:column: reason.",
      "Warns of log sources and fields that no format delivers, and of rules that tell nothing",
      "another does not tell, and of techniques that ATT&CK does not have.",
      "Exits with 1 when a rule cannot be used.",
      "  redoubt rules lint --rule-set none --rules my-rules/"
    })
public final class RulesLintCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private RuleOptions rules;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public RulesLintCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LoadedRules loaded = rules.load(terminal);
    loaded
        .skipped()
        .forEach(skipped -> terminal.out().println(Safe.text(RuleLoader.line(skipped))));
    long blind = 0;
    for (SigmaRule rule : loaded.rules()) {
      if (rule.scopes().isEmpty()) {
        blind++;
        terminal
            .out()
            .println(
                Safe.text(
                    rule.info().path()
                        + ": warning: no format of Redoubt holds the log source "
                        + rule.source()));
      }
    }
    List<Gap> gaps = new FieldGaps(SigmaTaxonomy.standard()).of(loaded);
    gaps.forEach(gap -> terminal.out().println(Safe.text(gap.line())));
    List<Shadow> shadows = Shadows.of(loaded);
    shadows.forEach(shadow -> terminal.out().println(Safe.text(shadow.line())));
    long strange = strangeTechniques(loaded);
    long silent = gaps.stream().filter(Gap::silent).count();
    terminal
        .err()
        .println(
            loaded.size()
                + " rules can be used ("
                + blind
                + " of them without a log source here, "
                + silent
                + " that can never fire, "
                + (gaps.size() - silent)
                + " that ask for a field that never comes, "
                + shadows.size()
                + " that tell nothing another does not tell, "
                + strange
                + " that name a technique ATT&CK does not have), "
                + loaded.skipped().size()
                + " cannot");
    return loaded.skipped().isEmpty() ? Exit.OK : Exit.FOUND;
  }

  /* Shown without a name and counted for no tactic: mistyped, or of a version we do not have. */
  private long strangeTechniques(LoadedRules loaded) {
    Attack attack = Attack.load();
    Set<String> rules = new HashSet<>();
    Coverage.of(loaded)
        .techniques()
        .forEach(
            (id, naming) -> {
              if (!attack.knows(id)) {
                for (RuleInfo rule : naming) {
                  rules.add(rule.id());
                  terminal.out().println(Safe.text(strange(rule, id)));
                }
              }
            });
    return rules.size();
  }

  private static String strange(RuleInfo rule, String technique) {
    return rule.path()
        + ": warning: ATT&CK Enterprise has no technique "
        + technique
        + "; it is shown without a name ["
        + rule.title()
        + "]";
  }
}
