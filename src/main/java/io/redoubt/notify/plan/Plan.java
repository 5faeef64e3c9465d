package io.redoubt.notify.plan;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.notify.reach.Reach;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// All of it. Immutable.
///
/// @param channels in the order of their names
/// @param routes in the order of the file; where there are none, all channels get what is at least
///     medium
/// @param reach which machines may be sent to
/// @param link address of an alert for people, with `{id}`; may be empty
public record Plan(List<ChannelPlan> channels, List<Route> routes, Reach reach, String link) {
  /// Nobody is told anything.
  public static final Plan NONE = new Plan(List.of(), List.of(), Reach.publicOnly(), "");

  /// Copies the lists.
  public Plan {
    channels = List.copyOf(channels);
    routes = List.copyOf(routes);
  }

  /// A channel by its name.
  public Optional<ChannelPlan> channel(String name) {
    return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
  }

  /// The routes in force.
  public List<Route> inForce() {
    Route.Wanted anything = new Route.Wanted(List.of(), List.of(), List.of());
    return routes.isEmpty()
        ? List.of(
            new Route(
                "(standard)",
                Severity.MEDIUM,
                Disposition.FALSE_POSITIVE,
                anything,
                List.of(),
                channels.stream().map(ChannelPlan::name).toList()))
        : routes;
  }

  /// Which channels are told of an alert.
  public SequencedSet<String> channels(Route.Subject alert) {
    SequencedSet<String> names = new LinkedHashSet<>();
    for (Route route : inForce()) {
      if (route.takes(alert)) {
        names.addAll(route.channels());
      }
    }
    return names;
  }
}
