/// What Redoubt's rules say about an event that came over the wire of the reference system. In: its
/// fields. Out: the least risk and the class. Start at [RuleFloor].
@NullMarked
package io.redoubt.api.compat.rules;

import org.jspecify.annotations.NullMarked;
