/// Who comes in: credentials as clients send them, the decision by key, scope and origin, and
/// limits in a sliding window. Start reading at {@link io.redoubt.api.door.Door}.
@NullMarked
package io.redoubt.api.door;

import org.jspecify.annotations.NullMarked;
