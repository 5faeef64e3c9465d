/// Tests of what may be reached.
@NullMarked
package io.redoubt.notify.reach;

import org.jspecify.annotations.NullMarked;
