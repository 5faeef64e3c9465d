/// The commands `search` and `ask`, over files or over a service's folder. A query or a question
/// enters; hits, histogram or answer leave.
///
/// May import everything but `api`, `app` and other commands. Start reading at [SearchCommand].
@NullMarked
package io.redoubt.cli.search;

import org.jspecify.annotations.NullMarked;
