/// What is said to a question. In: what was found, numbered. Out: an {@link Answer} in the fields
/// of the third recipe, each sentence with the lines it rests on. Start reading at
/// {@link Writer}.
@NullMarked
package io.redoubt.ask.answer;

import org.jspecify.annotations.NullMarked;
