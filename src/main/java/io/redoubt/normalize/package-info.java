/// Native fields → ECS fields, and the bytes of a time → an instant.
///
/// Enters: an [io.redoubt.event.EventBuilder] that a parser filled. Leaves: the same builder
/// with ECS cells added and its time set. May import `event` and `taxonomy`. Start reading at
/// [Normalizer], then [EcsBinder] (works out what a mapping does to an event), [Follower] (does
/// the same to the next of its shape), [TimeReader] (shapes, zones) and [TimeContext] (what is
/// known of an entry's years).
@NullMarked
package io.redoubt.normalize;

import org.jspecify.annotations.NullMarked;
