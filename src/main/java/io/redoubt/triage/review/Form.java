package io.redoubt.triage.review;

import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.prompt.Texts;
import io.redoubt.triage.trace.Setting;
import io.redoubt.verify.AnswerSchema;

/// The texts and the schema by which a model is asked: about alerts and incidents, or what a person
/// wants to know. Immutable and thread-safe.
///
/// @param texts what the model is told
/// @param schema how it must answer
/// @param questions builds prompts of the texts
/// @param reading reads answers of the schema
record Form(Texts texts, AnswerSchema schema, QuestionBuilder questions, Reading reading) {
  /// About alerts and incidents.
  static Form ofAlerts() {
    return of(new Texts(), new AnswerSchema());
  }

  /// About what a person wants to know.
  static Form ofQuestions() {
    return of(Texts.ofQuestions(), AnswerSchema.ofQuestions());
  }

  private static Form of(Texts texts, AnswerSchema schema) {
    return new Form(texts, schema, new QuestionBuilder(texts), new Reading(schema, texts));
  }

  /// Where reviews of this form come from.
  Sources sources(Setting setting) {
    return new Sources(setting, texts.version(), schema.version());
  }
}
