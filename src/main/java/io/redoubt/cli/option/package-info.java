/// Options that several commands share, checked: arguments enter, values that the rest of the
/// program can use as they are leave, and a [UsageError][io.redoubt.cli.terminal.UsageError]
/// names what was given and what would be right.
///
/// May import `cli.terminal` and what the values are made of. Start reading at [InputOptions].
@NullMarked
package io.redoubt.cli.option;

import org.jspecify.annotations.NullMarked;
