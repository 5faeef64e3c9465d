package io.redoubt.audit.entry;

import java.util.List;
import java.util.Map;

/// One thing that happened and must stay provable.
///
/// An entry holds metadata. What people or models wrote goes into its [Payload]s, which can be
/// purged later. Strings longer than a few hundred characters belong there too: an entry that takes
/// more than 65,535 bytes is refused.
public sealed interface AuditEntry {
  /// The word that stands in the log.
  String kind();

  /// What is kept beside the log.
  default List<Payload> payloads() {
    return List.of();
  }

  /// The log was made: always the first entry.
  ///
  /// @param origin name of the log
  /// @param publicKey its key, as it stands in `key.pub`
  record Created(String origin, String publicKey) implements AuditEntry {
    @Override
    public String kind() {
      return "created";
    }
  }

  /// A model was asked.
  ///
  /// @param subject id of the alert, incident or entity
  /// @param purpose `question`, `repair`, `counterfactual`, `counterfactual_repair`, `escalation`,
  ///     `escalation_repair`, `sample`, `sample_repair`, `plan`
  /// @param asking who was asked, and under which rules
  /// @param payloads at least [Payload#PROMPT]
  record Prompt(String subject, String purpose, Asking asking, List<Payload> payloads)
      implements AuditEntry {
    /// Copies the list.
    public Prompt {
      payloads = List.copyOf(payloads);
    }

    @Override
    public String kind() {
      return "prompt";
    }
  }

  /// A model answered, or failed to.
  ///
  /// @param subject as in the prompt
  /// @param asked index of the prompt's entry
  /// @param result `complete`, or the reason of the failure
  /// @param thoughtHash SHA-256 of its thinking, which is not kept; empty when there was none
  /// @param timings milliseconds and token counts
  /// @param payloads [Payload#RESPONSE], when there was one
  record Response(
      String subject,
      long asked,
      String result,
      String thoughtHash,
      Map<String, Long> timings,
      List<Payload> payloads)
      implements AuditEntry {
    /// Copies the lists.
    public Response {
      timings = Names.sorted(timings);
      payloads = List.copyOf(payloads);
    }

    @Override
    public String kind() {
      return "response";
    }
  }

  /// A verdict was reached. With the payloads [Payload#INPUTS] and [Payload#VERDICT], and
  /// those of the exchanges it names, it can be replayed.
  ///
  /// @param subject id of the alert or incident
  /// @param asking who was asked, and under which rules
  /// @param outcome what was decided
  /// @param payloads what it rests on
  record Verdict(String subject, Asking asking, Outcome outcome, List<Payload> payloads)
      implements AuditEntry {
    /// Copies the list.
    public Verdict {
      payloads = List.copyOf(payloads);
    }

    @Override
    public String kind() {
      return "verdict";
    }
  }

  /// A person saw, or let a model see, what is masked for others.
  ///
  /// @param actor who
  /// @param reason why, in their words
  /// @param subject id of the alert or incident
  /// @param redaction the tier that was opened, and the map
  /// @param tokens pseudonyms that were opened; empty: all of them
  record Reveal(
      String actor, String reason, String subject, RedactionUsed redaction, List<String> tokens)
      implements AuditEntry {
    /// Copies the list.
    public Reveal {
      tokens = List.copyOf(tokens);
    }

    @Override
    public String kind() {
      return "reveal";
    }
  }

  /// Something was set, started or changed by a person or by the program itself.
  ///
  /// @param actor who: a user name, or `redoubt`
  /// @param act what, in a word
  /// @param details about it
  record Administration(String actor, String act, Map<String, String> details)
      implements AuditEntry {
    /// Copies and sorts the details.
    public Administration {
      details = Names.sorted(details);
    }

    @Override
    public String kind() {
      return "administration";
    }
  }

  /// Payloads were deleted on purpose.
  ///
  /// @param actor who
  /// @param reason why
  /// @param ranges the entries whose payloads are gone
  record Purge(String actor, String reason, List<Range> ranges) implements AuditEntry {
    /// Copies the list.
    public Purge {
      ranges = List.copyOf(ranges);
    }

    @Override
    public String kind() {
      return "purge";
    }
  }

  /// A model was identified or probed.
  ///
  /// @param model what it says it is
  /// @param abilities what the probe found, such as `schema` → `honoured`
  /// @param payloads the probe's report, when there is one
  record Model(ModelUsed model, Map<String, String> abilities, List<Payload> payloads)
      implements AuditEntry {
    /// Copies and sorts.
    public Model {
      abilities = Names.sorted(abilities);
      payloads = List.copyOf(payloads);
    }

    @Override
    public String kind() {
      return "model";
    }
  }
}
