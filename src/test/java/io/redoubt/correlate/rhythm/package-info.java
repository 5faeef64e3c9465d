@NullMarked
package io.redoubt.correlate.rhythm;

import org.jspecify.annotations.NullMarked;
