/// The command line. Enters: arguments, environment, streams. Leaves: output, and an exit code of
/// [io.redoubt.cli.terminal.Exit]. Here is the tree of commands alone; each family of commands has
/// its room beside it, what they share stands in `terminal`, `option` and `review`.
///
/// May import everything but `api` and `app`. Start reading at [Cli], then
/// [io.redoubt.cli.analysis.AnalyzeCommand].
@NullMarked
package io.redoubt.cli;

import org.jspecify.annotations.NullMarked;
