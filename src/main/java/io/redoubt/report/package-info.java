/// Terminal, JSON, HTML, Markdown, CSV renderings; the one place that makes log text inert for
/// each medium. May import `event`.
@NullMarked
package io.redoubt.report;

import org.jspecify.annotations.NullMarked;
