/// What loaded rules could find, in terms of ATT&CK: rules enter, techniques with their rules
/// leave. Imports `event`, `detect.sigma`. Start at [Coverage].
@NullMarked
package io.redoubt.detect.coverage;

import org.jspecify.annotations.NullMarked;
