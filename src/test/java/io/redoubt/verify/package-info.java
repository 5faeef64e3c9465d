/// Tests of what may be believed of a model's answer.
@NullMarked
package io.redoubt.verify;

import org.jspecify.annotations.NullMarked;
