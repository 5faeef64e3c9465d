/// What is told to whom: channels and routes, as they are configured.
///
/// Enters: names and values of the section `notify` of the configuration. Leaves: a [Plan], or
/// everything that is wrong with it by key. Start reading at [Plan], then [PlanReader].
@NullMarked
package io.redoubt.notify.plan;

import org.jspecify.annotations.NullMarked;
