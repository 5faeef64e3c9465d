/// What may leave the machine's own records: text with its secrets and identifiers taken out.
///
/// Enters: text of events. Leaves: [Redacted], which only this package can make. May import
/// `event`.
@NullMarked
package io.redoubt.redact;

import org.jspecify.annotations.NullMarked;
