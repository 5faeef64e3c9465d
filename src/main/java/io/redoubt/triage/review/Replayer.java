package io.redoubt.triage.review;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review.Consistency;
import io.redoubt.event.finding.Verdict;
import io.redoubt.llm.Prompt;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.prompt.Asked;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.trace.Drawn;
import io.redoubt.triage.trace.Exchange;
import io.redoubt.triage.trace.Purpose;
import io.redoubt.triage.trace.Setting;
import io.redoubt.triage.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes recorded reviews again without asking anybody: their prompts, and their verdicts out of
/// the recorded answers by reading, grounding and policy as they are now. The stand-ins do not
/// depend on the key of the installation, so none is needed. Not thread-safe.
public final class Replayer {
  private final Form alerts = Form.ofAlerts();
  private final Form questions = Form.ofQuestions();
  private final Judge judge = new Judge();
  private final Map<Map<String, String>, Redactor> redactors = new HashMap<>();

  /// Makes a review again.
  public Remade remake(Trace trace, Answers answers) {
    Redactor redactor =
        redactors.computeIfAbsent(
            trace.setting().fields(),
            fields -> new Redactor(RedactionPolicy.of(fields), new byte[Redactor.KEY_BYTES]));
    return new Making(trace, answers, redactor).made();
  }

  /// One replay. Not thread-safe.
  private final class Making {
    private final Trace trace;
    private final Answers answers;
    private final Redactor redactor;
    private final Form form;
    private final Reading reading;
    private final Map<Long, String> prompts = new TreeMap<>();

    Making(Trace trace, Answers answers, Redactor redactor) {
      this.trace = trace;
      this.answers = answers;
      this.redactor = redactor;
      this.form = trace.subject().asked().isEmpty() ? alerts : questions;
      this.reading = form.reading();
    }

    Remade made() {
      RedactionCase redaction = open();
      Asked asked = build(redaction, trace.drawn(), false);
      @Nullable Spoken spoken =
          switch (asked) {
            case Asked.Refused refused -> Reviewer.refused(refused);
            case Asked.Ready(Question question) -> spoken(question, redaction);
          };
      Optional<Verdict> verdict = verdict(asked, spoken, redaction);
      return new Remade(prompts, verdict);
    }

    private Optional<Verdict> verdict(
        Asked asked, @Nullable Spoken spoken, RedactionCase redaction) {
      @Nullable Spoken rerun = exchanges(Purpose.COUNTERFACTUAL, open(), null);
      if (spoken == null) {
        return Optional.empty();
      }
      Optional<Question> question =
          asked instanceof Asked.Ready(Question ready) ? Optional.of(ready) : Optional.empty();
      Provenance from =
          form.sources(trace.setting())
              .of(spoken, trace.subject(), trace.ending().identity(), trace.ending().mapId());
      @Nullable Spoken second = exchanges(Purpose.ESCALATION, redaction, question.orElse(null));
      Optional<String> seconded = seconded(spoken, second);
      Optional<Consistency> consistency = consistency(spoken, redaction);
      return counterfactual(spoken, rerun)
          .filter(_ -> seconded.isPresent() && consistency.isPresent())
          .map(
              word ->
                  judge.judge(
                      trace.subject(),
                      granted(trace.setting()),
                      new Judge.Heard(
                          question.map(judge::posed),
                          spoken,
                          word,
                          seconded.orElseThrow(),
                          consistency.orElseThrow()),
                      redaction,
                      from));
    }

    private static Granted granted(Setting setting) {
      return new Granted(Qualification.valueOf(setting.level()), setting.score());
    }

    private RedactionCase open() {
      return redactor.open(trace.subject().id(), trace.setting().tier());
    }

    private Asked build(RedactionCase redaction, Drawn drawn, boolean masked) {
      return build(trace.subject().lines(), redaction, drawn, masked);
    }

    private Asked build(
        List<Evidence> lines, RedactionCase redaction, Drawn drawn, boolean masked) {
      var about =
          new QuestionBuilder.Subject(
              trace.subject().incident(),
              lines,
              trace.subject().techniques(),
              masked,
              trace.subject().asked());
      return form.questions()
          .build(about, redaction, drawn.dice(), drawn.estimate(), trace.setting().context());
    }

    private @Nullable Spoken spoken(Question question, RedactionCase redaction) {
      Provenance.Reuse reuse = trace.ending().reuse();
      if (reuse != null) {
        return answers
            .reused()
            .map(raw -> reading.again(question, raw, trace.ending().identity(), reuse))
            .orElse(null);
      }
      boolean asked =
          trace.exchanges().stream().anyMatch(e -> e.purpose().first() == Purpose.QUESTION);
      return asked
          ? exchanges(Purpose.QUESTION, redaction, question)
          : Spoken.Silent.because(trace.ending().silence(), trace.ending().detail());
    }

    /* Reads the exchanges of one kind in their order; null when an answer is missing. */
    private @Nullable Spoken exchanges(
        Purpose kind, RedactionCase redaction, @Nullable Question first) {
      @Nullable Spoken last = null;
      @Nullable Question question = first;
      for (Exchange exchange : trace.exchanges()) {
        if (exchange.purpose().first() == kind) {
          if (question == null
              && build(redaction, exchange.drawn(), true) instanceof Asked.Ready(Question q)) {
            question = q;
          }
          if (question == null) {
            return null;
          }
          prompt(exchange, question, last, redaction);
          last = read(exchange, question);
          if (last == null) {
            return null;
          }
        }
      }
      return last;
    }

    private @Nullable Spoken read(Exchange exchange, Question question) {
      if (!exchange.complete()) {
        return reading.read(question, exchange, "");
      }
      return answers
          .answer(exchange.answered())
          .map(raw -> reading.read(question, exchange, raw))
          .orElse(null);
    }

    private void prompt(
        Exchange exchange, Question question, @Nullable Spoken before, RedactionCase redaction) {
      Prompt prompt = question.prompt();
      if (exchange.purpose().repaired() && before instanceof Spoken.Silent silent) {
        prompt = reading.repaired(prompt, silent.detail(), redaction);
      }
      prompts.put(exchange.asked(), Sources.promptText(Sources.messages(prompt)));
    }

    /* Likewise with a second model. */
    private Optional<String> seconded(Spoken spoken, @Nullable Spoken second) {
      boolean asked =
          trace.exchanges().stream().anyMatch(e -> e.purpose().first() == Purpose.ESCALATION);
      if (!asked || !(spoken instanceof Spoken.Said said)) {
        return Optional.of(trace.ending().escalation());
      }
      return Optional.ofNullable(second).map(other -> Judge.seconded(said.answer(), other));
    }

    /* The samples read again, each a question and perhaps a repair; empty when one is missing. */
    private Optional<Consistency> consistency(Spoken spoken, RedactionCase redaction) {
      int of = trace.setting().samples();
      boolean wanted = !trace.ending().consistency().equals("not_needed");
      if (!wanted || !(spoken instanceof Spoken.Said said)) {
        return Optional.of(Consistency.NOT_NEEDED);
      }
      List<Spoken> heard = new ArrayList<>();
      @Nullable Question question = null;
      for (Exchange exchange : trace.exchanges()) {
        if (exchange.purpose().first() != Purpose.SAMPLE) {
          continue;
        }
        boolean repaired = exchange.purpose().repaired();
        if (!repaired) {
          Sample sample = new Sample(heard.size() + 1, of);
          List<Evidence> lines = sample.ordered(trace.subject().lines());
          question =
              build(lines, redaction, exchange.drawn(), false) instanceof Asked.Ready(Question q)
                  ? q
                  : null;
        }
        if (question == null) {
          return Optional.empty();
        }
        prompt(exchange, question, repaired ? heard.removeLast() : null, redaction);
        @Nullable Spoken read = read(exchange, question);
        if (read == null) {
          return Optional.empty();
        }
        heard.add(read);
      }
      return Optional.of(Sample.outcome(said.answer(), heard, of));
    }

    /* The comparison made again, where there is a rerun to compare with. */
    private Optional<String> counterfactual(Spoken spoken, @Nullable Spoken rerun) {
      boolean asked = trace.exchanges().stream().anyMatch(e -> e.purpose().masked());
      if (!asked || !(spoken instanceof Spoken.Said said)) {
        return Optional.of(trace.ending().counterfactual());
      }
      return Optional.ofNullable(rerun).map(again -> Judge.compared(said.answer(), again));
    }
  }
}
