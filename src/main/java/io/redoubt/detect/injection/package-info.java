/// The built-in rule `redoubt-log-injection`: text of a record that speaks to a language model is
/// suspicious whether a model is used or not. May import `event`, `guard`.
@NullMarked
package io.redoubt.detect.injection;

import org.jspecify.annotations.NullMarked;
