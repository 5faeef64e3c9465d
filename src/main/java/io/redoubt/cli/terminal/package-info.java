/// What every command writes through and how it ends: streams and environment enter as
/// [Terminal], progress is [Drawn], and each end is a code of [Exit]. Knows no command.
///
/// May import `event`, `config`, `report` and `pipeline`. Start reading at [Terminal].
@NullMarked
package io.redoubt.cli.terminal;

import org.jspecify.annotations.NullMarked;
