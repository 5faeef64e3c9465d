/// The operations that take records: the native one and those of the protocols that shippers
/// speak. In: calls whose bodies codecs of `ingest.http` take apart. Out: deliveries to the
/// `Intake`, and what each client needs to hear of the outcome. Start reading at
/// {@link io.redoubt.api.ingest.Receiver}.
@NullMarked
package io.redoubt.api.ingest;

import org.jspecify.annotations.NullMarked;
