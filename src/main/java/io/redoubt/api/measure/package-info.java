/// What the service counts, and how Prometheus reads it. Knows nothing of requests but names and
/// numbers.
@NullMarked
package io.redoubt.api.measure;

import org.jspecify.annotations.NullMarked;
