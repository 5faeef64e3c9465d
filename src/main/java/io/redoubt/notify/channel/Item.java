package io.redoubt.notify.channel;

import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.Brief;

/// Something to be said about one alert.
///
/// @param key the same when it is tried again
/// @param action what is said
/// @param brief the alert, as far as it may leave
public record Item(String key, Action action, Brief brief) {}
