package io.redoubt.testing.serve;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Alerts and incidents in memory, for servers that are not asked about them: lists are by kind
/// alone, and on one page. Thread-safe.
public final class MemoryCases implements Cases {
  private final Map<String, Filed> filed = new LinkedHashMap<>();
  private final List<CaseRevision> revisions = new ArrayList<>();

  @Override
  public synchronized void file(List<CaseFile> cases) {
    for (CaseFile one : cases) {
      filed.put(one.kind() + one.id(), new Filed(one, CaseStanding.FRESH, 0, 1, 1));
    }
  }

  @Override
  public synchronized Optional<Filed> find(CaseFile.Kind kind, String id) {
    return Optional.ofNullable(filed.get(kind + id));
  }

  @Override
  public synchronized Page list(CaseQuery query) {
    List<Filed> fit =
        filed.values().stream().filter(one -> one.file().kind() == query.kind()).toList();
    return new Page(fit, fit.size(), OptionalLong.empty());
  }

  @Override
  public synchronized Set<String> ids(CaseQuery query) {
    return list(query).cases().stream().map(one -> one.file().id()).collect(Collectors.toSet());
  }

  @Override
  public synchronized Acted act(CaseAction action, long revision) {
    Filed before = filed.get(action.kind() + action.caseId());
    if (before == null) {
      return new Acted.Unknown();
    }
    if (revision != ANY && revision != before.revision()) {
      return new Acted.Outdated(before);
    }
    CaseStanding after = action.what().on(before.standing());
    Filed now = new Filed(before.file(), after, before.revision() + 1, 1, before.updated() + 1);
    filed.put(action.kind() + action.caseId(), now);
    revisions.add(new CaseRevision(action, before.standing(), after));
    return new Acted.Done(now);
  }

  @Override
  public synchronized List<CaseRevision> history(CaseFile.Kind kind, String id) {
    return revisions.stream().filter(r -> r.action().caseId().equals(id)).toList();
  }

  @Override
  public List<CaseRevision> unnoted(int limit) {
    return List.of();
  }

  @Override
  public void noted(List<String> ids) {}

  @Override
  public int forget(long before) {
    return 0;
  }
}
