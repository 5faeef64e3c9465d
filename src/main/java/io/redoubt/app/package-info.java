/// Composition root: plain constructors. Imported by nobody.
@NullMarked
package io.redoubt.app;

import org.jspecify.annotations.NullMarked;
