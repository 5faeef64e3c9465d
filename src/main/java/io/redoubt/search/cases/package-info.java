/// Alerts, incidents and the notes about them, found by what they mean and by their words. In: the
/// cases of the ledger, a question in words. Out: cases, the closest first. What a case says is
/// redacted and embedded in the background ({@link io.redoubt.search.cases.CaseCatalogue}); a
/// question is redacted and embedded when it is asked. Imports `event`, `redact`, `llm` and
/// `search.semantic`. Start reading at {@link io.redoubt.search.cases.CaseSearch}.
@NullMarked
package io.redoubt.search.cases;

import org.jspecify.annotations.NullMarked;
