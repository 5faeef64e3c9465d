/// What a service needs of its machine, looked at before or while it runs: a folder, ports and
/// files enter, one [Check] for each thing leaves, with the remedy where it is not as it should
/// be. Changes nothing but a file it makes and removes. Beside it the commands that ask: `doctor`,
/// `doctor model`, `doctor embedder`. Start at [Check].
@NullMarked
package io.redoubt.cli.doctor;

import org.jspecify.annotations.NullMarked;
