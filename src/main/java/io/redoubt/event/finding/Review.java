package io.redoubt.event.finding;

import io.redoubt.event.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model said about an alert or incident, what code made of it, and where it came from.
///
/// @param opinion its values; null when it gave no answer that could be read
/// @param grounding how its claims fared; null likewise
/// @param injection what spoke for instructions hidden in the evidence
/// @param exchange what was sent and what came back; null when nothing was sent
/// @param provenance who answered, with what, under which versions
public record Review(
    @Nullable Opinion opinion,
    @Nullable Grounding grounding,
    Injection injection,
    @Nullable Exchange exchange,
    Provenance provenance) {

  /// A review that ended before a model could say anything.
  public static Review none(Provenance provenance) {
    return new Review(null, null, Injection.NONE, null, provenance);
  }

  /// The model's values. They decide nothing unless the policy says so.
  ///
  /// @param disposition what it thinks the alert is
  /// @param severity how bad
  /// @param category one of the closed list of `triage.md` §3.3
  /// @param confidence `low`, `medium`, `high`: a diagnostic, not a probability
  /// @param techniques ATT&CK ids among the candidates
  /// @param suggestions steps of the closed list, beside those of code
  /// @param escalation what a second, larger model said of a borderline case: `agreed`,
  ///     `disagreed`, `not_needed`, `not_possible`; unless it agreed where it was needed, the
  ///     opinion is `undetermined`
  /// @param consistency whether the model says the same when asked in other orders, likewise
  public record Opinion(
      Disposition disposition,
      Severity severity,
      String category,
      String confidence,
      List<String> techniques,
      List<Recommendation> suggestions,
      String escalation,
      Consistency consistency) {
    /// Copies the lists.
    public Opinion {
      techniques = List.copyOf(techniques);
      suggestions = List.copyOf(suggestions);
    }
  }

  /// Whether a model says the same of a borderline case when it is asked again with chance and in
  /// other orders.
  ///
  /// @param outcome `agreed`, `disagreed`, `not_needed`, `not_possible` (too few answers came)
  /// @param asked how many samples were put
  /// @param agreeing how many of them said what the first answer said
  public record Consistency(String outcome, int asked, int agreeing) {
    /// Nothing was asked, because nothing was borderline or samples are off.
    public static final Consistency NOT_NEEDED = new Consistency("not_needed", 0, 0);

    /// Whether it leaves the opinion open.
    public boolean open() {
      return outcome.equals("disagreed") || outcome.equals("not_possible");
    }
  }

  /// How the claims of the model's text fared against the evidence it cites.
  ///
  /// @param checked claims looked at: entities, numbers, times, predicates
  /// @param supported found in the cited lines
  /// @param miscited found in another line of the pack; the reference was set right
  /// @param struck sentences taken out, with the reason after an em dash; hostile text possible
  /// @param replaced whether the whole prose gave way to that of code
  public record Grounding(
      int checked, int supported, int miscited, List<String> struck, boolean replaced) {
    /// Copies the list.
    public Grounding {
      struck = List.copyOf(struck);
    }
  }

  /// Signs of instructions to the model inside the evidence.
  ///
  /// @param signals what was seen, such as `E5: imperative to a model`
  /// @param suspectedByModel whether the model itself said so
  /// @param counterfactual the rerun with attacker-controlled values masked: `agreed`,
  ///     `disagreed`, `not_needed`, `not_possible`
  public record Injection(List<String> signals, boolean suspectedByModel, String counterfactual) {
    /// Nothing was seen.
    public static final Injection NONE = new Injection(List.of(), false, "not_needed");

    /// Copies the list.
    public Injection {
      signals = List.copyOf(signals);
    }
  }

  /// What left towards the model and what came back, byte for byte.
  ///
  /// @param messages the prompt; redacted text only
  /// @param promptHash SHA-256 of the prompt bytes, hexadecimal
  /// @param response the raw answer, hostile text possible; empty when none was complete
  /// @param responseHash SHA-256 of it
  /// @param dropped what of the evidence was left out of the prompt, and why
  public record Exchange(
      List<Message> messages,
      String promptHash,
      String response,
      String responseHash,
      List<String> dropped) {
    /// A message of the prompt.
    ///
    /// @param role `system` or `user`
    /// @param text what it says
    public record Message(String role, String text) {}

    /// Copies the lists.
    public Exchange {
      messages = List.copyOf(messages);
      dropped = List.copyOf(dropped);
    }
  }
}
