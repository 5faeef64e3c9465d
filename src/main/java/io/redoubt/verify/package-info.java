/// Checks what a model answered before anybody sees it. May import `event`, `guard`, `redact`.
///
/// A raw answer enters [AnswerReader], which lets through only JSON of our schema that holds both
/// words of the request ([AnswerSchema], [Read]). An [Answer] enters
/// [io.redoubt.verify.ground.GroundingVerifier], which lets through only sentences that the cited
/// evidence lines carry. Nothing here throws because of what an answer holds.
@NullMarked
package io.redoubt.verify;

import org.jspecify.annotations.NullMarked;
