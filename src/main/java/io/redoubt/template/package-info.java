/// The template miner: messages in, their constant parts out.
///
/// Enters: messages as byte ranges. Leaves: [io.redoubt.event.Template]s. May import `event`
/// only. It works in two steps. [Masker] turns a message into its *shape* by looking at that
/// message alone: what has a digit, a path, a host name, the value behind `key=` becomes `<*>`.
/// [ShapeMerger] then looks at the set of all shapes and finds the positions where plain words
/// vary (user names). Both are functions of the set of messages, so the order of the input, the
/// size of the chunks and the number of workers cannot change a template or its id. Start reading
/// at [TemplateLearner].
@NullMarked
package io.redoubt.template;

import org.jspecify.annotations.NullMarked;
