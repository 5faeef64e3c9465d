/// Tests of what rules are made of.
@NullMarked
package io.redoubt.detect.sigma.rule;

import org.jspecify.annotations.NullMarked;
