package io.redoubt.cli.redact;

import io.redoubt.cli.option.InputOptions;
import io.redoubt.cli.option.Policies;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Problems;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.finding.Evidence;
import io.redoubt.guard.ModelView;
import io.redoubt.pipeline.BatchWork;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.Reading;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.report.terminal.Style;
import io.redoubt.triage.evidence.RawLines;
import io.redoubt.triage.prompt.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt redact preview`: each record as a model would see it.
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Prints each record as a model would see it, then how often each kind was taken out. Nothing",
      "is sent anywhere. Stand-ins are numbered anew for each preview.",
      "  redoubt redact preview auth.log --diff",
      "  journalctl -o json | redoubt redact preview -"
    })
public final class RedactPreviewCommand implements Callable<Integer> {
  /* Names of earlier records are looked for too, but not those of a whole archive. */
  private static final int MOST_LEARNED = 4000;

  private final Terminal terminal;
  private final Watch watch;

  @Mixin private InputOptions inputs;

  private int learned;

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      defaultValue = "2",
      description = "2 masked excerpts (default); 1 lets no record out and prints its facts only.")
  private int tier = 2;

  @Option(
      names = "--whole",
      description =
          "Print records to their end; without it, as much of them as a model is shown (500"
              + " characters).")
  private boolean whole;

  @Option(names = "--diff", description = "Print what changed: the record, then what is left.")
  private boolean diff;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param watch draws progress
  public RedactPreviewCommand(Terminal terminal, Watch watch) {
    this.terminal = terminal;
    this.watch = watch;
  }

  @Override
  public Integer call() {
    if (tier < 1 || tier > 2) {
      throw new UsageError("--tier " + tier + ": a preview knows 1 and 2; 3 is the log itself.");
    }
    Style style = new Style(terminal.width(), terminal.colour("auto"));
    RedactionCase redaction =
        new Redactor(Policies.redaction(terminal.configuration()), new byte[Redactor.KEY_BYTES])
            .open("preview", Tier.values()[tier - 1]);
    Pipeline pipeline = inputs.pipeline(terminal.in(), false, false);
    Reading reading =
        pipeline.run(
            inputs.paths(),
            work(Policies.raw(terminal.configuration())),
            (_, records) -> records.forEach(r -> print(r, redaction, style)),
            watch.silent());
    redaction.counts().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(e -> terminal.err().println(e.getValue() + " × " + e.getKey()));
    terminal.out().flush();
    Problems.say(terminal, reading.inputs());
    return reading.partial() ? Exit.PARTIAL : Exit.OK;
  }

  /// A record: its text, its fields as name and value, and itself as evidence.
  private record Seen(String text, List<String[]> fields, Evidence line) {}

  private static BatchWork<List<Seen>> work(RawLines raw) {
    return new BatchWork<>() {
      @Override
      public Step<List<Seen>> begin(SourceEntry entry) {
        return new Records(raw, new ArrayList<>());
      }
    };
  }

  private record Records(RawLines raw, List<Seen> seen) implements BatchWork.Step<List<Seen>> {
    @Override
    public void event(Event event) {
      List<String[]> fields = new ArrayList<>();
      for (int i = 0; i < event.size(); i++) {
        fields.add(new String[] {event.field(i).name(), event.text(i)});
      }
      String text = event.text(Ecs.EVENT_ORIGINAL, event.record().text());
      seen.add(new Seen(text, fields, raw.line("", event)));
    }

    @Override
    public List<Seen> finish() {
      return seen;
    }
  }

  private void print(Seen record, RedactionCase redaction, Style style) {
    learned += record.line().tokens().size();
    if (learned > MOST_LEARNED) {
      learned = 0;
      redaction.forget();
    }
    record.line().tokens().forEach(t -> redaction.learn(t.field(), ModelView.of(t.value())));
    String before = ModelView.of(record.text());
    String after =
        redaction.tier() == Tier.METADATA ? facts(record, redaction) : text(record, redaction);
    if (diff && !after.equals(before)) {
      terminal.out().println(style.dim("- " + Safe.text(before)));
      terminal.out().println("+ " + Safe.text(after));
    } else {
      terminal.out().println((diff ? "  " : "") + Safe.text(after));
    }
  }

  private String text(Seen record, RedactionCase redaction) {
    Redaction shown =
        whole
            ? Excerpt.whole(record.text(), redaction)
            : Excerpt.of(record.line().text(), redaction);
    return switch (shown) {
      case Redaction.Done(var redacted) -> redacted.text();
      case Redaction.Refused(String reason) -> "[nothing leaves: " + reason + "]";
    };
  }

  private static String facts(Seen record, RedactionCase redaction) {
    StringBuilder facts = new StringBuilder();
    for (String[] field : record.fields()) {
      boolean ecs = !field[0].startsWith("redoubt.") && field[0].indexOf('.') > 0;
      if (ecs && redaction.value(field[0], field[1]) instanceof Redaction.Done(var value)) {
        if (!value.text().startsWith("[")) {
          facts.append(field[0]).append('=').append(value.text()).append(' ');
        }
      }
    }
    return facts.toString().strip();
  }
}
