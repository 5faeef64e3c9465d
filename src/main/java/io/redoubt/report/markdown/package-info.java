/// The report as Markdown, for tickets and wikis. An [io.redoubt.event.analysis.Analysis] enters,
/// text leaves in which logs can neither format nor link. Start at [MarkdownReport]. Imports
/// `event`, `report.inert`, `report.wording`.
@NullMarked
package io.redoubt.report.markdown;

import org.jspecify.annotations.NullMarked;
