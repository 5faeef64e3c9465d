package io.redoubt.ask;

import io.redoubt.ask.answer.Answer;
import io.redoubt.ask.answer.Writer;
import io.redoubt.ask.look.Archive;
import io.redoubt.ask.look.Findings;
import io.redoubt.ask.look.Lookup;
import io.redoubt.ask.look.Patience;
import io.redoubt.ask.look.Seen;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.words.PlanWords;
import io.redoubt.ask.words.Planner;
import io.redoubt.event.finding.Verdict;
import io.redoubt.triage.evidence.RawLines;
import io.redoubt.triage.review.PlanProposer;
import io.redoubt.triage.review.Proposal;
import io.redoubt.triage.trace.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Answers questions about an archive. Thread-safe; a question takes at most ten seconds of looking
/// up, and then what the model takes.
public final class Asking {
  private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

  private final Archive archive;
  private final Lookup lookup;
  private final LongSupplier nanos;
  private final InstantSource clock;
  private final Explainer explainer;

  /// Without a model.
  ///
  /// @param clock wall time, for words such as *yesterday*
  /// @param nanos monotonic time
  public Asking(Archive archive, InstantSource clock, LongSupplier nanos) {
    this(archive, clock, nanos, Subject::code);
  }

  /// With a model.
  ///
  /// @param clock wall time, for words such as *yesterday*
  /// @param nanos monotonic time
  public Asking(Archive archive, InstantSource clock, LongSupplier nanos, Explainer explainer) {
    this(archive, clock, nanos, explainer, RawLines.STANDARD);
  }

  /// With a model.
  ///
  /// @param clock wall time, for words such as *yesterday*
  /// @param nanos monotonic time
  /// @param raw makes evidence of records
  public Asking(
      Archive archive, InstantSource clock, LongSupplier nanos, Explainer explainer, RawLines raw) {
    this.explainer = explainer;
    this.archive = archive;
    this.clock = clock;
    this.lookup = new Lookup(clock, raw);
    this.nanos = nanos;
  }

  /// The answer by code.
  ///
  /// @param zone of times without one
  public Answer answer(Question question, ZoneId zone) {
    long end = nanos.getAsLong() + PATIENCE;
    Planner planner = new Planner(clock, zone);
    Plan plan = planner.plan(question.text(), question.given(), archive);
    if (question.model() && PlanWords.unclear(plan)) {
      plan = proposed(planner, question, plan);
      end = nanos.getAsLong() + PATIENCE;
    }
    Findings found = lookup.run(plan, archive, new Patience(nanos, end));
    Verdict.Deterministic code = Writer.write(found);
    String why = explanation(found);
    if (!question.model() || !why.isEmpty()) {
      return new Answer(question.text(), found, code, why, "");
    }
    String text = question.text().substring(0, Math.min(Planner.LONGEST, question.text().length()));
    Subject subject = Subject.of(id(question.text()), text, code, found.pack().lines());
    Verdict told = explainer.explain(subject);
    String note = (ModelNote.of(told) + " " + found.unseen()).strip();
    return new Answer(question.text(), found, told, why, note);
  }

  /* A model may choose from the menu what rules did not understand. */
  private Plan proposed(Planner planner, Question question, Plan plan) {
    String text = question.text().substring(0, Math.min(Planner.LONGEST, question.text().length()));
    Map<String, List<String>> names = PlanWords.names(text, plan, archive);
    Proposal proposal =
        explainer.propose(
            new PlanProposer.Wanted(id(question.text()), text, names, PlanWords.menu()));
    return planner.plan(question.text(), question.given(), archive, proposal);
  }

  private String id(String question) {
    return "ask-" + Ids.of(question, clock.millis());
  }

  private static String explanation(Findings found) {
    Collection<Seen> seen = found.seen().values();
    boolean nothing = seen.stream().allMatch(s -> s.total() == 0) && found.alerts().isEmpty();
    Optional<String> why =
        seen.stream().map(Seen::explanation).filter(text -> !text.isEmpty()).findFirst();
    String said = why.orElseGet(() -> String.join(" ", found.plan().notes()));
    return nothing ? (said + " " + found.unseen()).strip() : "";
  }
}
