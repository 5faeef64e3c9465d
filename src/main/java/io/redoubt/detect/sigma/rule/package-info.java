/// What a Sigma rule is, once read: a question put together of tests of fields.
///
/// Nothing enters or leaves: these are the words of the other rooms. Start reading at [Expr] and
/// [ValueTest], then [SigmaRule]; a [Draft] is a document of a rule file that is not yet connected
/// to others, a [FieldRef] a field and where events have it. May import `event`, `taxonomy` and
/// `detect.automaton`.
@NullMarked
package io.redoubt.detect.sigma.rule;

import org.jspecify.annotations.NullMarked;
