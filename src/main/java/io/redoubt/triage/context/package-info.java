/// Facts around an entity, gathered by code from events: the closed menu of questions of
/// `triage.md` §3.1, and what they make of a user, an address or a machine. May import `event`,
/// `guard`, `taxonomy` and `triage.evidence`.
///
/// [MenuQuery] is the menu, [Interest] says which events it needs, [Gathering] takes them in stream
/// order and answers in lines of evidence; [MenuChoice] says what is asked about an alert,
/// [ContextAnalyst] puts an entity's answers into a verdict. Memory is bounded by constants,
/// whatever comes.
@NullMarked
package io.redoubt.triage.context;

import org.jspecify.annotations.NullMarked;
