/// Tests of this package.
@NullMarked
package io.redoubt.app.log;

import org.jspecify.annotations.NullMarked;
