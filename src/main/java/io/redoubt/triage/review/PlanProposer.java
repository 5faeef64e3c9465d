package io.redoubt.triage.review;

import io.redoubt.event.finding.Provenance;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.prompt.Dice;
import io.redoubt.triage.prompt.Slotted;
import io.redoubt.triage.trace.Purpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has a model choose from a closed menu what to look up for a question. It sees the question after
/// redaction and nothing else; the question is on record before it leaves, the answer before it is
/// read; one request, no repair. Whatever it answers, what comes out are words of the menu, or
/// nothing. Thread-safe; a call blocks until its deadline at most.
public final class PlanProposer {
  private static final int TOKENS = 200;
  private static final int LONGEST = 4000;
  private static final String FOLDER = "ask/plan/v1/";
  private static final List<String> KEYS = List.of("topics", "time", "views", "nonce");

  private final ChatModel model;
  private final Redactor redactor;
  private final ReviewSettings settings;
  private final ReviewLog log;
  private final Reviewer.Means means;
  private final Part.Shipped system = Part.Shipped.load(FOLDER + "system.txt");
  private final Slotted frame =
      new Slotted(Part.Shipped.load(FOLDER + "frame.txt"), List.of("fence", "question", "nonce"));

  PlanProposer(
      ChatModel model,
      Redactor redactor,
      ReviewSettings settings,
      ReviewLog log,
      Reviewer.Means means) {
    this.model = model;
    this.redactor = redactor;
    this.settings = settings;
    this.log = log;
    this.means = means;
  }

  /// A question for which a plan is wanted.
  ///
  /// @param id of the question, for the record
  /// @param text of the question, not redacted yet
  /// @param names that stand in it, by the field that would hold them: not for the model
  public record Wanted(String id, String text, Map<String, List<String>> names, PlanMenu menu) {}

  /// What the model chooses.
  public Proposal propose(Wanted wanted) {
    RedactionCase redaction = redactor.open(wanted.id(), settings.tier());
    wanted.names().forEach((field, all) -> all.forEach(name -> redaction.learn(field, name)));
    return switch (redaction.text(wanted.text())) {
      case Redaction.Refused _ -> Proposal.unusable("", "the question cannot be redacted");
      case Redaction.Done(var question) -> asked(wanted, redaction, question);
    };
  }

  private Proposal asked(Wanted wanted, RedactionCase redaction, Redacted question) {
    Dice dice = Dice.thrown(means.random());
    Part.Word nonce = new Part.Word(dice.nonce());
    Map<String, List<Part>> slots =
        Map.of(
            "fence", List.of(new Part.Nonce(dice.fenceHigh()), new Part.Nonce(dice.fenceLow())),
            "question", List.of(new Part.Masked(question)),
            "nonce", List.of(nonce));
    Prompt prompt =
        new Prompt(
            List.of(Message.system(system), new Message(Message.Role.USER, frame.fill(slots))));
    long asked = log.asking(sending(wanted, redaction, prompt));
    if (asked == ReviewLog.FAILED) {
      return Proposal.unusable("", Asker.UNRECORDED);
    }
    Deadline deadline = Deadline.after(settings.deadline(), means.ticker());
    ChatAnswer answer =
        model.chat(ChatRequest.json(prompt, wanted.menu().schema(), TOKENS, deadline));
    String name = model.identity().model();
    return log.answered(answered(wanted, asked, answer)) == ReviewLog.FAILED
        ? Proposal.unusable(name, Asker.UNRECORDED)
        : switch (answer) {
          case ChatAnswer.Failed(var reason, var detail, _) ->
              Proposal.unusable(name, reason.word() + (detail.isEmpty() ? "" : ": " + detail));
          case ChatAnswer.Complete complete ->
              read(complete.text(), nonce.text(), wanted.menu())
                  .map(p -> new Proposal(p.topics(), p.time(), p.views(), name, ""))
                  .orElseGet(() -> Proposal.unusable(name, "its answer is not of the menu"));
        };
  }

  private ReviewLog.Sending sending(Wanted wanted, RedactionCase redaction, Prompt prompt) {
    Sources sources = new Sources(Sources.setting(settings, redactor), FOLDER + "system", "menu");
    Provenance asking = sources.asking(model.identity(), "", redaction.map().id());
    byte[] bytes = Sources.promptBytes(Sources.messages(prompt));
    return new ReviewLog.Sending(wanted.id(), Purpose.PLAN, asking, bytes);
  }

  private ReviewLog.Answered answered(Wanted wanted, long asked, ChatAnswer answer) {
    return switch (answer) {
      case ChatAnswer.Complete c ->
          new ReviewLog.Answered(
              wanted.id(),
              Purpose.PLAN,
              asked,
              "complete",
              c.identity(),
              c.usage(),
              c.thoughtHash(),
              c.text());
      case ChatAnswer.Failed f ->
          new ReviewLog.Answered(
              wanted.id(),
              Purpose.PLAN,
              asked,
              f.reason().word(),
              model.identity(),
              f.usage(),
              "",
              "");
    };
  }

  /// What an answer chose; empty when it is anything but a choice from the menu.
  static Optional<Proposal> read(String text, String nonce, PlanMenu menu) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(text);
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
    boolean shaped =
        json.isObject()
            && json.size() == KEYS.size()
            && KEYS.stream().allMatch(json::has)
            && json.path("nonce").isString()
            && json.path("nonce").asString().equals(nonce)
            && json.path("time").isString()
            && menu.times().contains(json.path("time").asString());
    Optional<List<String>> topics = chosen(json.path("topics"), menu.topics(), PlanMenu.TOPICS);
    Optional<List<String>> views = chosen(json.path("views"), menu.views(), menu.views().size());
    if (!shaped || topics.isEmpty() || views.isEmpty()) {
      return Optional.empty();
    }
    String time = json.path("time").asString();
    return Optional.of(new Proposal(topics.get(), time, views.get(), "", ""));
  }

  private static Optional<List<String>> chosen(JsonNode list, List<String> menu, int most) {
    List<String> chosen = new ArrayList<>();
    for (JsonNode word : list) {
      if (!word.isString() || !menu.contains(word.asString())) {
        return Optional.empty();
      }
      chosen.add(word.asString());
    }
    boolean good =
        list.isArray() && chosen.size() <= most && new HashSet<>(chosen).size() == chosen.size();
    return good ? Optional.of(chosen) : Optional.empty();
  }
}
