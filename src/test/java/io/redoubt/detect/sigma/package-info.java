/// Tests of the Sigma rule language.
@NullMarked
package io.redoubt.detect.sigma;

import org.jspecify.annotations.NullMarked;
