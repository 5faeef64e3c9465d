/// Answers questions in words about what is kept: question → bounded plan → numbered evidence →
/// answer by code, and, with a model, words of the model that stand in the evidence. In: a question
/// and an archive to look into. Out: an {@link io.redoubt.ask.answer.Answer}. Start reading at
/// {@link Asking}.
@NullMarked
package io.redoubt.ask;

import org.jspecify.annotations.NullMarked;
