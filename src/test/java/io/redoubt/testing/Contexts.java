package io.redoubt.testing;

import io.redoubt.event.Event;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.context.Period;
import io.redoubt.triage.context.ContextAnalyst;
import io.redoubt.triage.context.Gathering;
import io.redoubt.triage.context.MenuQuery;
import io.redoubt.triage.context.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Real input, read and analysed once, of which many entities can be asked.
public final class Contexts {
  private final List<Event> events;
  private final Analysis analysis;

  private Contexts(List<Event> events, Analysis analysis) {
    this.events = events;
    this.analysis = analysis;
  }

  /// Reads and analyses a file or folder.
  public static Contexts of(Path path) {
    return new Contexts(LogEvents.of(path), Analyses.of(path.toString()));
  }

  /// The events.
  public List<Event> events() {
    return events;
  }

  /// The analysis.
  public Analysis analysis() {
    return analysis;
  }

  /// What is known of the entity.
  public EntityContext context(Entity entity) {
    Gathering gathering = gathered(MenuQuery.all(entity));
    Timeline timeline = new Timeline();
    events.stream().filter(e -> !gathering.interest().in(e).isEmpty()).forEach(timeline::take);
    var looked =
        new EntityContext.Looked(
            Period.ALL,
            analysis.time(),
            events.size(),
            timeline.events(),
            timeline.dropped(),
            List.of(),
            analysis.inputs());
    return new ContextAnalyst().context(entity, looked, gathering, timeline, analysis.alerts());
  }

  /// These questions, asked of all events.
  public Gathering gathered(Collection<MenuQuery> queries) {
    Gathering gathering = new Gathering(queries);
    for (Event event : events) {
      gathering.take(event, gathering.interest().in(event));
    }
    return gathering;
  }

  /// Entities of every kind that stand in the events, at most so many of a kind.
  public Set<Entity> entities(int most) {
    Map<Entity.Kind, String[]> fields = new LinkedHashMap<>();
    fields.put(Entity.Kind.USER, new String[] {"user.name", "user.target.name"});
    fields.put(Entity.Kind.IP, new String[] {"source.ip", "destination.ip"});
    fields.put(Entity.Kind.HOST, new String[] {"host.name"});
    fields.put(Entity.Kind.DOMAIN, new String[] {"dns.question.name", "url.domain"});
    fields.put(Entity.Kind.FILE, new String[] {"file.path", "process.executable"});
    fields.put(Entity.Kind.SESSION, new String[] {"winlog.event_data.TargetLogonId"});
    Set<Entity> all = new LinkedHashSet<>();
    fields.forEach(
        (kind, names) -> {
          Set<String> values = new LinkedHashSet<>();
          for (String name : names) {
            for (Event event : events) {
              values.addAll(event.texts(io.redoubt.event.Field.of(name)));
            }
          }
          List<Entity> some = new ArrayList<>();
          values.stream()
              .limit(most)
              .forEach(v -> Entity.of(kind.id() + ":" + v).ifPresent(some::add));
          all.addAll(some);
        });
    return all;
  }
}
