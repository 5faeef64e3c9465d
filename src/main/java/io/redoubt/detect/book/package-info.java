/// The rules of a service that runs all year: those that come with Redoubt, those of the operator's
/// folders, and those that users uploaded; which are off; and what changes while it runs. In: rule
/// texts. Out: a {@link io.redoubt.detect.Detector} of all that are on. Start reading at
/// {@link io.redoubt.detect.book.RuleBook}.
@NullMarked
package io.redoubt.detect.book;

import org.jspecify.annotations.NullMarked;
