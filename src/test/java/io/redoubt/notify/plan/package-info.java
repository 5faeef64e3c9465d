/// Tests of this package.
@NullMarked
package io.redoubt.notify.plan;

import org.jspecify.annotations.NullMarked;
