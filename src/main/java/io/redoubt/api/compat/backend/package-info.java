/// The backend of the reference system: a security event enters, an engine is asked, its answer is
/// checked against the contract and passed on, or the fallback stands in for it. Imports `engine`
/// only to have one beside it in the same process. Start at [BackendSurface], then [Provider].
@NullMarked
package io.redoubt.api.compat.backend;

import org.jspecify.annotations.NullMarked;
