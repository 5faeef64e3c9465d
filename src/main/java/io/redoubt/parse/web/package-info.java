/// Logs of web servers, proxies and load balancers.
///
/// Enters: lines. Leaves: ECS fields as spans. May import `event`, `parse.frame`, `parse.text`.
/// Start reading at [io.redoubt.parse.web.AccessLogParser], then
/// [io.redoubt.parse.web.RequestLine], which all of them share.
@NullMarked
package io.redoubt.parse.web;

import org.jspecify.annotations.NullMarked;
