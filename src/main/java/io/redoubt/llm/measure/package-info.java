/// What asking a model costs and how often it comes to nothing, counted around any model. Start at
/// [MeteredModel].
@NullMarked
package io.redoubt.llm.measure;

import org.jspecify.annotations.NullMarked;
