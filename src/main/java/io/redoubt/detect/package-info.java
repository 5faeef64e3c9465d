/// Rules → findings. Enters: events. Leaves: `Finding`s. May import `event` and `taxonomy`.
@NullMarked
package io.redoubt.detect;

import org.jspecify.annotations.NullMarked;
