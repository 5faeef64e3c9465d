/// Holds the sentences of an answer against the evidence lines they cite. May import `event`,
/// `redact` and `io.redoubt.verify`.
///
/// An answer and the lines as the model saw them enter, a [Grounding] leaves: what may stand, what
/// was struck and why. Start at [GroundingVerifier].
@NullMarked
package io.redoubt.verify.ground;

import org.jspecify.annotations.NullMarked;
