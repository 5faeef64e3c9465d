/// The engine for another Redoubt: prompts that it has redacted enter, what the model of this
/// machine says leaves, in the form of `redoubt.engine/v1`. Nothing of either is kept or judged
/// here: the one who asks holds every word against its evidence. Start at [EngineApi].
@NullMarked
package io.redoubt.api.engine;

import org.jspecify.annotations.NullMarked;
