/// What people do with alerts and incidents beyond deciding: they look at the evidence and at
/// what a model saw, have a model look, and say what they do not want to be shown. Enters: calls;
/// leaves: answers, and changes of the ledger that are on record in the audit log. Start reading
/// at {@link io.redoubt.api.cases.CaseOperations}.
@NullMarked
package io.redoubt.api.cases;

import org.jspecify.annotations.NullMarked;
