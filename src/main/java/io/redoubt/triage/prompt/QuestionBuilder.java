package io.redoubt.triage.prompt;

import io.redoubt.event.finding.Evidence;
import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.redact.Masking;
import io.redoubt.redact.Redacted;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Builds the prompt of one alert or incident: standing text first, what changes last. Immutable
/// and thread-safe; the same inputs give the same prompt to the byte.
public final class QuestionBuilder {
  /// Tokens kept free for the answer. `triage.md` §3.2.
  public static final int ANSWER_TOKENS = 900;

  /// The share of the context that estimates may be wrong by.
  private static final double SLACK = 0.15;

  private static final int LEAST_CONTEXT = 2048;

  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(?:\\.\\d{3})?");

  private final Texts texts;

  /// With these texts.
  public QuestionBuilder(Texts texts) {
    this.texts = texts;
  }

  /// What is asked about.
  ///
  /// @param incident whether the lines are alerts of an incident
  /// @param lines the evidence
  /// @param techniques ATT&CK ids that the rules name
  /// @param masked whether values from outside give way to the names of their fields
  /// @param asked a question of a person; empty where there is none
  public record Subject(
      boolean incident,
      List<Evidence> lines,
      List<String> techniques,
      boolean masked,
      String asked) {
    /// Copies the lists.
    public Subject {
      lines = List.copyOf(lines);
      techniques = List.copyOf(techniques);
    }
  }

  /// The question, within the room that the model has.
  ///
  /// @param context tokens of prompt and answer together; 0 when unknown
  public Asked build(
      Subject subject, RedactionCase redaction, Dice dice, TokenEstimate tokens, int context) {
    LineRenderer renderer = new LineRenderer(redaction, dice.mark(), subject.masked());
    renderer.learn(subject.lines());
    List<ShownLine> lines = new ArrayList<>();
    int withheld = 0;
    for (Evidence line : subject.lines()) {
      var shown = renderer.line(line);
      shown.ifPresent(lines::add);
      withheld += shown.isEmpty() ? 1 : 0;
    }
    Redacted asked = renderer.words(subject.asked());
    if (!renderer.refusals().isEmpty()) {
      return new Asked.Refused("redaction_refused", renderer.refusals());
    }
    List<String> dropped = new ArrayList<>();
    if (withheld > 0) {
      dropped.add(withheld + " records: tier " + redaction.tier().level() + " lets none out");
    }
    List<String> candidates =
        subject.techniques().stream()
            .map(t -> t.toUpperCase(Locale.ROOT))
            .filter(t -> TECHNIQUE.matcher(t).matches())
            .distinct()
            .toList();
    int room = room(subject.incident(), tokens, context);
    fit(lines, tokens, room, dropped);
    if (lines.isEmpty()) {
      return new Asked.Refused("no_room", List.of("no evidence line fits into the context"));
    }
    return new Asked.Ready(question(subject, lines, candidates, asked, dice, redaction, dropped));
  }

  private int room(boolean incident, TokenEstimate tokens, int context) {
    int all = context < LEAST_CONTEXT ? 8192 : context;
    int fixed = (incident ? texts.incident() : texts.alert()).text().length() + texts.frameLength();
    return (int) (all * (1 - SLACK)) - ANSWER_TOKENS - tokens.atMost(fixed);
  }

  /* Records go first, the last one of them first; facts only when there is nothing else. */
  private static void fit(
      List<ShownLine> lines, TokenEstimate tokens, int room, List<String> dropped) {
    int gone = 0;
    while (!lines.isEmpty() && needed(lines, tokens) > room) {
      int last = lines.size() - 1;
      for (int i = lines.size() - 1; i >= 0; i--) {
        if (lines.get(i).raw()) {
          last = i;
          break;
        }
      }
      lines.remove(last);
      gone++;
    }
    if (gone > 0) {
      dropped.add(gone + " lines: no room in the model's context");
    }
  }

  private static int needed(List<ShownLine> lines, TokenEstimate tokens) {
    int characters = 0;
    for (ShownLine line : lines) {
      characters += line.shown().text().length() + 16;
    }
    return tokens.atMost(characters);
  }

  private Question question(
      Subject subject,
      List<ShownLine> lines,
      List<String> candidates,
      Redacted asked,
      Dice dice,
      RedactionCase redaction,
      List<String> dropped) {
    Part.Shipped system = subject.incident() ? texts.incident() : texts.alert();
    Part.Word canary = new Part.Word(dice.canary());
    Part.Word nonce = new Part.Word(dice.nonce());
    Map<String, List<Part>> slots = new TreeMap<>();
    slots.put("fence", List.of(new Part.Nonce(dice.fenceHigh()), new Part.Nonce(dice.fenceLow())));
    slots.put("mark", List.of(new Part.Masked(Masking.announced(dice.mark()))));
    slots.put("canary", List.of(canary));
    slots.put("nonce", List.of(nonce));
    slots.put("lines", lines(lines, redaction));
    slots.put("candidates", candidates(candidates, redaction));
    slots.put("question", List.of(new Part.Masked(asked)));
    Prompt prompt =
        new Prompt(
            List.of(
                Message.system(system), new Message(Message.Role.USER, texts.frame().fill(slots))));
    return new Question(
        prompt, lines, candidates, Texts.head(system), nonce.text(), canary.text(), dropped);
  }

  private List<Part> lines(List<ShownLine> lines, RedactionCase redaction) {
    List<Part> parts = new ArrayList<>();
    for (ShownLine line : lines) {
      List<Part> id = List.of(own(line.id(), redaction));
      List<Part> kind = List.of(own(line.kind(), redaction));
      List<Part> text = List.of(new Part.Masked(line.shown()));
      texts
          .line()
          .fill(
              slot ->
                  switch (slot) {
                    case "id" -> id;
                    case "kind" -> kind;
                    case "text" -> text;
                    default -> List.of();
                  },
              parts);
    }
    return parts;
  }

  private List<Part> candidates(List<String> candidates, RedactionCase redaction) {
    return candidates.isEmpty()
        ? List.of()
        : texts
            .candidates()
            .fill(Map.of("ids", List.of(own(String.join(", ", candidates), redaction))));
  }

  private static Part own(String word, RedactionCase redaction) {
    return switch (redaction.words(word)) {
      case Redaction.Done(Redacted redacted) -> new Part.Masked(redacted);
      case Redaction.Refused _ -> new Part.Masked(Masking.announced(0));
    };
  }
}
