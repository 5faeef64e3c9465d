package io.redoubt.notify.plan;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.notify.reach.Reach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Makes a plan of what is configured, or says everything that is wrong. Used once.
///
/// Keys are those below `notify.`: `allow`, `link`, `channels.NAME.type` …, `routes.NAME.severity`
/// …; that each exists and its value is of the right shape was checked before.
public final class PlanReader {
  /// Something that is wrong.
  ///
  /// @param key below `notify.`, of a value that is there
  /// @param text one line, no secret
  public record Fault(String key, String text) {}

  /// What came of it.
  public sealed interface Read {
    /// It can be followed.
    record Usable(Plan plan) implements Read {}

    /// @param faults at least one
    record Wrong(List<Fault> faults) implements Read {
      /// Copies the list.
      public Wrong {
        faults = List.copyOf(faults);
      }
    }
  }

  private final Map<String, String> values;
  private final List<Fault> faults = new ArrayList<>();

  private PlanReader(Map<String, String> values) {
    this.values = values;
  }

  /// Reads.
  public static Read read(Map<String, String> values) {
    PlanReader reader = new PlanReader(values);
    Plan plan = reader.plan();
    return reader.faults.isEmpty() ? new Read.Usable(plan) : new Read.Wrong(reader.faults);
  }

  private Plan plan() {
    List<String> allowed = Section.many(values.getOrDefault("allow", ""));
    for (String entry : allowed) {
      if (!Reach.fault(entry).isEmpty()) {
        faults.add(new Fault("allow", "\"" + entry + "\" " + Reach.fault(entry) + "."));
      }
    }
    List<ChannelPlan> channels = new ArrayList<>();
    for (String name : names("channels.")) {
      new ChannelReader(new Section(values, "channels." + name + ".", faults), name)
          .read()
          .ifPresent(channels::add);
    }
    Set<String> known = new HashSet<>(names("channels."));
    List<Route> routes = names("routes.").stream().map(name -> route(name, known)).toList();
    return new Plan(channels, routes, Reach.with(allowed), values.getOrDefault("link", ""));
  }

  private Set<String> names(String stem) {
    Set<String> names = new TreeSet<>();
    for (String key : values.keySet()) {
      int dot = key.indexOf('.', stem.length());
      if (key.startsWith(stem) && dot > 0) {
        names.add(key.substring(stem.length(), dot));
      }
    }
    return names;
  }

  private Route route(String name, Set<String> known) {
    Section section = new Section(values, "routes." + name + ".", faults);
    List<String> channels = section.list("channels");
    if (channels.isEmpty()) {
      section.fault("channels", "a route names channels, such as channels: [soc].");
    }
    for (String channel : channels) {
      if (!known.contains(channel)) {
        section.fault("channels", "there is no channel \"" + channel + "\".");
      }
    }
    List<Route.EntityTest> entities = new ArrayList<>();
    for (String entity : section.list("entity")) {
      int colon = entity.indexOf(':');
      if (colon < 1 || colon == entity.length() - 1) {
        section.fault("entity", "\"" + entity + "\" is no field and value such as user.name:root.");
      } else {
        entities.add(
            new Route.EntityTest(entity.substring(0, colon), entity.substring(colon + 1).strip()));
      }
    }
    return new Route(
        name,
        Severity.find(section.text("severity", "informational")).orElse(Severity.INFORMATIONAL),
        Disposition.valueOf(section.text("verdict", "false_positive").toUpperCase(Locale.ROOT)),
        new Route.Wanted(entities, section.list("tactic"), section.list("rule")),
        section.list("status"),
        channels);
  }
}
