/// The command that hangs Redoubt into a Wazuh manager: a folder of the manager enters; what
/// would change or was changed leaves.
///
/// May import the shared options. Start reading at [WazuhInstallCommand].
@NullMarked
package io.redoubt.cli.wazuh;

import org.jspecify.annotations.NullMarked;
