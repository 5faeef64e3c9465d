/// The commands that make, list, rotate and revoke the keys of a service, whether it runs or not.
/// A key's secret leaves once, when it is made.
///
/// May import `event`, `store` and the shared options. Start reading at [KeysCreateCommand].
@NullMarked
package io.redoubt.cli.keys;

import org.jspecify.annotations.NullMarked;
