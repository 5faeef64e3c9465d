/// What tests share: the corpus of real data, the figures they report, fakes made by hand.
@NullMarked
package io.redoubt.testing;

import org.jspecify.annotations.NullMarked;
