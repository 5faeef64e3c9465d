/// Tests of the bodies of HTTP ingest.
@NullMarked
package io.redoubt.ingest.http;

import org.jspecify.annotations.NullMarked;
