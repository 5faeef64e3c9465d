/// The commands. Enters: arguments, environment, streams. Leaves: output, and an exit code of
/// [Exit].
///
/// May import everything but `api` and `app`. Start reading at [RedoubtCommand], then
/// [AnalyzeCommand].
@NullMarked
package io.redoubt.cli;

import org.jspecify.annotations.NullMarked;
