package io.redoubt.cli.analysis;

import io.redoubt.cli.option.InputOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Problems;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.pipeline.BatchWork;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.Reading;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.TemplateWork;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.template.TemplateLearner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt parse`: ECS documents, one per record.
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints every record as an ECS document, one JSON object per line.",
      "  redoubt parse auth.log | jq -c '[.\"@timestamp\", .source.ip, .event.outcome]'",
      "Nothing is dropped: what no format fits is printed with redoubt.parse.status: rejected."
    })
public final class ParseCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Watch watch;

  @Mixin private InputOptions inputs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl is the only one.")
  private String format = "jsonl";

  @Option(
      names = "--raw",
      description = "Print the exact bytes of every record in redoubt.raw (base64).")
  private boolean raw;

  @Option(
      names = "--no-templates",
      description =
          "Leave out redoubt.template: twice as fast, since learning reads inputs once more.")
  private boolean noTemplates;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param watch draws progress
  public ParseCommand(Terminal terminal, Watch watch) {
    this.terminal = terminal;
    this.watch = watch;
  }

  @Override
  public Integer call() {
    if (!format.equals("jsonl")) {
      throw new UsageError("--format " + format + ": parse knows jsonl only.");
    }
    Stages stages = learnt(Stages.load());
    Reading reading =
        pipeline(stages).run(inputs.paths(), documents(), (_, json) -> print(json), watch.silent());
    terminal.out().flush();
    Problems.say(terminal, reading.inputs());
    return reading.partial() ? Exit.PARTIAL : Exit.OK;
  }

  /// Standard input can be read only once, so that its events carry no templates.
  private Stages learnt(Stages stages) {
    if (noTemplates || inputs.paths().contains("-")) {
      return stages;
    }
    TemplateLearner all = new TemplateLearner();
    pipeline(stages)
        .run(inputs.paths(), new TemplateWork(), (_, some) -> all.merge(some), watch.silent());
    return stages.with(all.learn());
  }

  private Pipeline pipeline(Stages stages) {
    return new Pipeline(
        inputs.source(terminal.in(), true), inputs.formats(), stages, inputs.settings(false));
  }

  private BatchWork<byte[]> documents() {
    return new BatchWork<>() {
      @Override
      public Step<byte[]> begin(SourceEntry entry) {
        return new Documents(new EcsDocument(raw), new JsonBytes());
      }
    };
  }

  private record Documents(EcsDocument document, JsonBytes json) implements BatchWork.Step<byte[]> {
    @Override
    public void event(Event event) {
      document.append(event, json);
    }

    @Override
    public byte[] finish() {
      return json.toByteArray();
    }
  }

  private void print(byte[] json) {
    terminal.out().write(json, 0, json.length);
  }
}
