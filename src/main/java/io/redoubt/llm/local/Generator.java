package io.redoubt.llm.local;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The model in the child's memory. One call at a time. What the library throws is a
/// `RuntimeException` whose class is not public.
///
/// The options are the same for every request. Context shift is off: a prompt is never cut. The
/// prompt of the request before is kept in memory, so that what both begin with is read once.
final class Generator {
  private static final int TOP_K = 40;
  private static final float TOP_P = 0.95f;
  private static final float MIN_P = 0.05f;

  private final LlamaModel model;
  private final ChatTemplate template;
  private final int context;
  private String schema = "";
  private String grammar = "";

  /// Loads the model.
  Generator(Order.Load load) {
    this.context = load.context();
    this.model =
        new LlamaModel(
            new ModelParameters()
                .setModel(load.path())
                .setCtxSize(load.context())
                .setThreads(load.threads())
                .setThreadsBatch(load.threads())
                .setParallel(1)
                .disableContextShift()
                .enableJinja());
    this.template = new ChatTemplate(this::written);
  }

  /// How many tokens the text has, without any that mark a beginning.
  int tokens(String text) {
    return model.encode(text).length;
  }

  private String written(List<Order.Turn> turns) {
    String system = text(turns, true).stream().map(Pair::getValue).collect(Collectors.joining());
    return model.applyTemplate(new InferenceParameters("").setMessages(system, text(turns, false)));
  }

  private static List<Pair<String, String>> text(List<Order.Turn> turns, boolean system) {
    return turns.stream()
        .filter(turn -> turn.role().equals("system") == system)
        .map(turn -> new Pair<>(turn.role(), turn.text()))
        .toList();
  }

  /// Answers, piece by piece; the last report ends the answer.
  ///
  /// @param stopped asked before each piece
  void answer(Order.Ask ask, BooleanSupplier stopped, Consumer<Report> out) {
    String prompt = template.prompt(ask.turns());
    int tokens = tokens(prompt) + 1;
    if (tokens + ask.maxTokens() > context) {
      out.accept(new Report.TooLong(ask.id(), tokens));
      return;
    }
    generate(ask, parameters(ask, prompt), tokens, stopped, out);
  }

  /* The last output is an empty one. A token that ends the answer is an output without text too, so
  that an answer which ended by itself has two empty ones at its end. */
  private void generate(
      Order.Ask ask,
      InferenceParameters how,
      int promptTokens,
      BooleanSupplier stopped,
      Consumer<Report> out) {
    LlamaIterator outputs = model.generate(how).iterator();
    boolean silent = false;
    boolean whole = false;
    int count = 0;
    while (outputs.hasNext()) {
      if (stopped.getAsBoolean()) {
        outputs.cancel();
        break;
      }
      LlamaOutput output = outputs.next();
      whole = silent && output.text.isEmpty() && !outputs.hasNext();
      silent = output.text.isEmpty();
      count += outputs.hasNext() ? 1 : 0;
      if (!silent) {
        out.accept(new Report.Piece(ask.id(), output.text));
      }
    }
    out.accept(new Report.Done(ask.id(), promptTokens, count, whole));
  }

  private InferenceParameters parameters(Order.Ask ask, String prompt) {
    InferenceParameters how =
        new InferenceParameters(prompt)
            .setNPredict(ask.maxTokens())
            .setTemperature((float) ask.temperature())
            .setSeed((int) (ask.seed() & Integer.MAX_VALUE))
            .setTopK(TOP_K)
            .setTopP(TOP_P)
            .setMinP(MIN_P)
            .setRepeatPenalty(1)
            .setCachePrompt(true);
    return ask.schema().isEmpty() ? how : how.setGrammar(grammar(ask.schema()));
  }

  private String grammar(String wanted) {
    if (!wanted.equals(schema)) {
      grammar = LlamaModel.jsonSchemaToGrammar(wanted);
      schema = wanted;
    }
    return grammar;
  }
}
