/// One HTTP request to a machine that may be reached, and its answer.
///
/// Enters: an address that somebody configured, headers, a body. Leaves: the status and what was
/// read of the answer, or why there is none. No redirects, no proxies, no cookies, bounds on time
/// and size. Why not `java.net.http`: it looks names up by itself, so that what it connects to is
/// not what was checked. Start reading at [Sender].
@NullMarked
package io.redoubt.notify.http;

import org.jspecify.annotations.NullMarked;
