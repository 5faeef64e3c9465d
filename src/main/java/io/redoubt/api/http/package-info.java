/// Mounts operations on the web server: finds the operation, asks for the key, keeps to the limits,
/// reads and unpacks the body, counts, and writes the answer. The only package that knows which web
/// server it is. Start reading at {@link io.redoubt.api.http.Dispatcher}.
@NullMarked
package io.redoubt.api.http;

import org.jspecify.annotations.NullMarked;
