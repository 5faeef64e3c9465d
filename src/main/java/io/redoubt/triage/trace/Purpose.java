package io.redoubt.triage.trace;

import java.util.Locale;

/// Why a model was asked.
public enum Purpose {
  /// The first question about an alert or incident.
  QUESTION,
  /// The same once more, because the answer could not be read.
  REPAIR,
  /// The same evidence with all values from outside masked: does the model say the same?
  COUNTERFACTUAL,
  /// That once more, because the answer could not be read.
  COUNTERFACTUAL_REPAIR,
  /// The same question to a larger model.
  ESCALATION,
  /// That once more, because the answer could not be read.
  ESCALATION_REPAIR,
  /// The same question in another order and with chance: does the model say the same?
  SAMPLE,
  /// That once more, because the answer could not be read.
  SAMPLE_REPAIR,
  /// What is to be looked up for a question of a person; never asked once more.
  PLAN;

  /// As it stands in the record: lower case, words joined by underscores.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The purpose of asking once more for an answer that can be read.
  public Purpose repair() {
    return switch (this) {
      case QUESTION, REPAIR -> REPAIR;
      case COUNTERFACTUAL, COUNTERFACTUAL_REPAIR -> COUNTERFACTUAL_REPAIR;
      case ESCALATION, ESCALATION_REPAIR -> ESCALATION_REPAIR;
      case SAMPLE, SAMPLE_REPAIR -> SAMPLE_REPAIR;
      case PLAN -> PLAN;
    };
  }

  /// The purpose of the first try.
  public Purpose first() {
    return switch (this) {
      case QUESTION, REPAIR -> QUESTION;
      case COUNTERFACTUAL, COUNTERFACTUAL_REPAIR -> COUNTERFACTUAL;
      case ESCALATION, ESCALATION_REPAIR -> ESCALATION;
      case SAMPLE, SAMPLE_REPAIR -> SAMPLE;
      case PLAN -> PLAN;
    };
  }

  /// Whether this is a second try.
  public boolean repaired() {
    return this != first();
  }

  /// Whether the values from outside were masked.
  public boolean masked() {
    return this == COUNTERFACTUAL || this == COUNTERFACTUAL_REPAIR;
  }
}
