/// Signed notes and the checkpoints in them (C2SP signed-note, tlog-checkpoint), with Ed25519.
///
/// Enters: a tree's size and root, or the text of a note. Leaves: the signed text, or what it says
/// and whether the key signed it. Every text is read strictly: what is not exactly as this package
/// would write it is refused, so that no changed bit goes unseen. Imports `audit.tree`. Start
/// reading at [Checkpoint].
@NullMarked
package io.redoubt.audit.note;

import org.jspecify.annotations.NullMarked;
