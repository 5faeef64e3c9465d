package io.redoubt.event.finding;

/// How usual findings of this meaning are for their entity, as learned from the input alone.
///
/// @param occasions on how many separate occasions such findings came, this one included; at
///     least 1
/// @param days on how many different days (UTC) their events came, at most 32
/// @param usual whether they come so often, over more than a day, that they are part of what is
///     normal there
/// @param company a name shared by all groups that stood out at the same time on the same machine,
///     address or account; empty when nothing else did
/// @param expected why the operator expects it, as a sentence; empty when nobody does
public record Habit(int occasions, int days, boolean usual, String company, String expected) {
  /// Seen once, with nothing beside it.
  public static final Habit ONCE = new Habit(1, 1, false, "", "");
}
