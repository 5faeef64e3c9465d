/// Vectors kept in a file, and compared. In: numbers with their vectors. Out: how close each is to
/// another vector. Derived from what was embedded: the folder may be deleted. Imports `event`
/// alone. Start reading at {@link io.redoubt.store.vector.VectorFile}.
@NullMarked
package io.redoubt.store.vector;

import org.jspecify.annotations.NullMarked;
