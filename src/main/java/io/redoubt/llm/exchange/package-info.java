/// One HTTP request and its whole answer, uninterpreted, to a server that is named in the
/// configuration. For the wire of the reference system only: there the caller sends the text of
/// the prompt himself and the server's status decides the answer, so that neither the redaction of
/// [io.redoubt.llm.Prompt] nor the judgement of `llm.http` may stand between (ADR 0024). Imports
/// nothing of Redoubt. Start at [Exchange].
@NullMarked
package io.redoubt.llm.exchange;

import org.jspecify.annotations.NullMarked;
