package io.redoubt.testing.serve;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Alerts and incidents in memory, with the narrowing by kind and status only. Thread-safe.
public final class MemoryCases implements Cases {
  private final Map<String, Filed> filed = new LinkedHashMap<>();
  private final List<CaseAction> actions = new ArrayList<>();
  private long now = 1000;

  @Override
  public synchronized void file(List<CaseFile> cases) {
    for (CaseFile one : cases) {
      now++;
      filed.put(one.kind() + one.id(), new Filed(one, "new", "", now, now));
    }
  }

  @Override
  public synchronized Optional<Filed> find(CaseFile.Kind kind, String id) {
    return Optional.ofNullable(filed.get(kind + id));
  }

  @Override
  public synchronized Page list(CaseQuery query) {
    List<Filed> fit =
        filed.values().stream()
            .filter(one -> one.file().kind() == query.kind())
            .filter(one -> query.statuses().isEmpty() || query.statuses().contains(one.status()))
            .sorted(Comparator.comparingLong(Filed::updated).reversed())
            .toList();
    int from = (int) Math.min(query.cursor(), fit.size());
    int to = Math.min(from + query.limit(), fit.size());
    OptionalLong next = to < fit.size() ? OptionalLong.of(to) : OptionalLong.empty();
    return new Page(fit.subList(from, to), fit.size(), next);
  }

  @Override
  public synchronized Optional<Filed> act(CaseAction action) {
    Filed before = filed.get(action.kind() + action.caseId());
    if (before == null || actions.stream().anyMatch(one -> one.id().equals(action.id()))) {
      return Optional.ofNullable(before);
    }
    actions.add(action);
    now++;
    String status =
        action.what() instanceof CaseAction.What.Status to ? to.status() : before.status();
    String assignee =
        action.what() instanceof CaseAction.What.Assigned to ? to.assignee() : before.assignee();
    Filed after = new Filed(before.file(), status, assignee, before.created(), now);
    filed.put(action.kind() + action.caseId(), after);
    return Optional.of(after);
  }

  @Override
  public synchronized List<CaseAction> actions(CaseFile.Kind kind, String id) {
    return actions.stream().filter(one -> one.kind() == kind && one.caseId().equals(id)).toList();
  }

  @Override
  public int forget(long before) {
    return 0;
  }
}
