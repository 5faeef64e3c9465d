/// Tests of this package.
@NullMarked
package io.redoubt.notify.dispatch;

import org.jspecify.annotations.NullMarked;
