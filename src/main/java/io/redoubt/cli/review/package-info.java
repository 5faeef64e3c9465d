/// What stands between a command and the model: [ModelFinder] looks for one, [Reviews] asks it
/// about finished alerts, [Workspace] keeps record, answers and stand-ins on disk. A finished
/// analysis enters; the same with reviewed verdicts leaves, or unchanged with a note why.
///
/// May import everything but `api`, `app` and the commands. Start reading at [Reviews].
@NullMarked
package io.redoubt.cli.review;

import org.jspecify.annotations.NullMarked;
