/// Tests of Windows events in their text encodings.
@NullMarked
package io.redoubt.parse.windows;

import org.jspecify.annotations.NullMarked;
