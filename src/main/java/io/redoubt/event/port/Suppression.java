package io.redoubt.event.port;

/// A decision not to be shown alerts of some kind for a time. They are still found, kept, counted
/// and recorded; they are only marked.
///
/// @param id its own
/// @param scope what it hides
/// @param reason why, in words
/// @param owner whom to ask about it
/// @param actor who made it
/// @param created milliseconds since 1970 UTC
/// @param expires milliseconds since 1970 UTC: what changes then or later it no longer hides
/// @param deleted milliseconds since 1970 UTC; 0: not
public record Suppression(
    String id,
    SuppressionScope scope,
    String reason,
    String owner,
    String actor,
    long created,
    long expires,
    long deleted) {
  /// Whether it hides anything at this moment, milliseconds since 1970 UTC.
  public boolean active(long now) {
    return deleted == 0 && now < expires;
  }

  /// The same, deleted at this moment.
  public Suppression deletedAt(long now) {
    return new Suppression(id, scope, reason, owner, actor, created, expires, now);
  }
}
