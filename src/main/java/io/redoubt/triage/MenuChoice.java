package io.redoubt.triage;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Entity.Kind;
import io.redoubt.event.context.Period;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.triage.context.Gathering;
import io.redoubt.triage.context.MenuQuery;
import io.redoubt.triage.context.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which questions of the menu are asked about an alert: a fixed set for each category. Immutable
/// and thread-safe.
final class MenuChoice {
  /// The most questions about one alert.
  static final int MOST = 3;

  /// How far around an alert an absence is worth a line.
  static final Duration WINDOW = Duration.ofHours(1);

  private final Categories categories;

  MenuChoice(Categories categories) {
    this.categories = categories;
  }

  /// The questions about each group, by its id: the gravest groups first, until the menu has no
  /// room.
  Map<String, List<MenuQuery>> of(List<AlertGroup> groups) {
    Map<String, List<MenuQuery>> all = new LinkedHashMap<>();
    Set<MenuQuery> distinct = new LinkedHashSet<>();
    Comparator<AlertGroup> grave =
        Comparator.comparing(AlertGroup::severity)
            .thenComparing(AlertGroup::eventCount)
            .reversed()
            .thenComparing(AlertGroup::id);
    for (AlertGroup group : groups.stream().sorted(grave).toList()) {
      List<MenuQuery> mine = of(group);
      Set<MenuQuery> more = new LinkedHashSet<>(distinct);
      more.addAll(mine);
      if (more.size() > Gathering.QUERIES) {
        return all;
      }
      distinct.addAll(mine);
      all.put(group.id(), mine);
    }
    return all;
  }

  /// The questions about one group.
  List<MenuQuery> of(AlertGroup group) {
    List<MenuQuery> all = new ArrayList<>();
    Optional<Entity> user = admitted(group).or(() -> first(group, "user.name", Kind.USER));
    Optional<Entity> source = first(group, "source.ip", Kind.IP);
    Optional<Entity> host = first(group, "host.name", Kind.HOST);
    Optional<Entity> account = first(group, "user.target.name", Kind.USER).or(() -> user);
    switch (categories.of(group)) {
      case AUTHENTICATION_ABUSE -> {
        logOns(group, user, all);
        logOns(group, source, all);
        account.map(MenuQuery.AccountChanges::new).ifPresent(all::add);
      }
      case WEB_ATTACK, RECONNAISSANCE -> {
        source.map(MenuQuery.WebHistory::new).ifPresent(all::add);
        source.map(MenuQuery.NetPeers::new).ifPresent(all::add);
      }
      case EXECUTION, MALWARE, AVAILABILITY -> {
        tree(group, host, all);
        host.map(MenuQuery.NetPeers::new).ifPresent(all::add);
        host.map(MenuQuery.FileActivity::new).ifPresent(all::add);
      }
      case PERSISTENCE, PRIVILEGE_ESCALATION -> {
        tree(group, host, all);
        account.map(MenuQuery.AccountChanges::new).ifPresent(all::add);
        logOns(group, user, all);
      }
      case LATERAL_MOVEMENT -> {
        logOns(group, user, all);
        tree(group, host, all);
        source.map(MenuQuery.NetPeers::new).ifPresent(all::add);
      }
      case COMMAND_AND_CONTROL, EXFILTRATION -> {
        source.or(() -> host).map(MenuQuery.NetPeers::new).ifPresent(all::add);
        source.or(() -> host).map(MenuQuery.DnsHistory::new).ifPresent(all::add);
        tree(group, host, all);
      }
      case INSIDER_OR_DATA_ACCESS -> {
        logOns(group, user, all);
        user.map(MenuQuery.FileActivity::new).ifPresent(all::add);
        user.map(MenuQuery.RareFor::new).ifPresent(all::add);
      }
      case POLICY_OR_MISCONFIGURATION, BENIGN_ACTIVITY, OTHER -> {
        account.map(MenuQuery.AccountChanges::new).ifPresent(all::add);
        form(group, host.or(() -> user).or(() -> source), all);
      }
    }
    return all.stream().distinct().limit(MOST).toList();
  }

  /// Who got in, where somebody did.
  private static Optional<Entity> admitted(AlertGroup group) {
    LoginHistory known = group.logins();
    LoginHistory.Login after = known == null ? null : known.successAfter();
    return after == null ? Optional.empty() : Entity.of(Kind.USER.id() + ':' + after.user());
  }

  private static Optional<Entity> first(AlertGroup group, String field, Kind kind) {
    return group.of(field).names().stream()
        .findFirst()
        .flatMap(value -> Entity.of(kind.id() + ':' + value));
  }

  /* What the login history of the group tells already is not asked again. */
  private static void logOns(AlertGroup group, Optional<Entity> who, List<MenuQuery> all) {
    LoginHistory known = group.logins();
    who.filter(entity -> known == null || !known.value().equals(entity.value()))
        .map(entity -> new MenuQuery.AuthHistory(entity, around(group)))
        .ifPresent(all::add);
  }

  private static void tree(AlertGroup group, Optional<Entity> host, List<MenuQuery> all) {
    host.map(entity -> new MenuQuery.ProcessTree(entity, focus(group), around(group)))
        .ifPresent(all::add);
  }

  /// The process that the first event with one is about: by its identifier, else its number.
  private static String focus(AlertGroup group) {
    for (Event event : group.sample()) {
      String id = event.text(Ecs.PROCESS_ENTITY_ID, event.text(Ecs.PROCESS_PID, ""));
      if (!id.isEmpty() && event.texts(Ecs.EVENT_CATEGORY).contains("process")) {
        return id;
      }
    }
    return "";
  }

  private static void form(AlertGroup group, Optional<Entity> where, List<MenuQuery> all) {
    String shape = Shape.of(group.sample().getFirst());
    if (!shape.isEmpty()) {
      where.map(entity -> new MenuQuery.SameTemplate(entity, shape)).ifPresent(all::add);
    }
  }

  private static Period around(AlertGroup group) {
    Instant first = group.firstSeen();
    Instant last = group.lastSeen();
    return first == null || last == null ? Period.ALL : new Period(first, last).widened(WINDOW);
  }
}
