/// Tests of this package.
@NullMarked
package io.redoubt.notify.channel;

import org.jspecify.annotations.NullMarked;
