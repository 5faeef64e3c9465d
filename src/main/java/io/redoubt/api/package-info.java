/// The service on HTTP. Start reading at {@link io.redoubt.api.ApiServer}.
@NullMarked
package io.redoubt.api;

import org.jspecify.annotations.NullMarked;
