/// JSON exactly as the two runtimes of the reference system read and write it: CPython's `json`
/// (RFC 8259 plus `NaN` and `Infinity`, its error texts and positions, `str()`, `float()`,
/// `strip()`) and JavaScript's `JSON`, `String()` and `trim()`. Text enters, a [Value] or a named
/// fault leaves. Stateless; imports nothing of Redoubt. Start at [JsonText].
@NullMarked
package io.redoubt.api.compat.json;

import org.jspecify.annotations.NullMarked;
