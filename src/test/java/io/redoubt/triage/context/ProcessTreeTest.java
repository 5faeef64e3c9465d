package io.redoubt.triage.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Period;
import io.redoubt.event.context.ProcessNode;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Findings;
import io.redoubt.testing.LogEvents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trees say who started whom exactly as the records do.
class ProcessTreeTest {
  private static final Field CODE = Field.of("event.code");
  private static final Field GUID = Field.of("winlog.event_data.ProcessGuid");
  private static final Field PARENT = Field.of("winlog.event_data.ParentProcessGuid");
  private static final Field HOST = Field.of("host.name");

  @ParameterizedTest
  @ValueSource(strings = {"Execution", "Privilege Escalation", "Lateral Movement"})
  void edgesOfTheTreeAreThoseOfTheRecords(String tactic) {
    List<Event> events = LogEvents.of(Corpus.require("evtx/attack-samples/" + tactic));
    Set<String> hosts = new LinkedHashSet<>();
    events.forEach(e -> hosts.addAll(e.texts(HOST)));
    int good = 0;
    int all = 0;
    for (String host : hosts) {
      Set<String> wanted = edges(events, host);
      Set<String> told = told(tree(events, host, ""));
      told.retainAll(sysmon(events, host, told));
      assertThat(told).as(host).isEqualTo(wanted);
      good += told.size();
      all += wanted.size();
    }
    Figures.atLeast("edges of process trees: " + tactic, 1, good, all);
  }

  /* Child → parent by the identifiers in the records themselves. */
  private static Set<String> edges(List<Event> events, String host) {
    Set<String> known = new TreeSet<>();
    Map<String, String> parents = new HashMap<>();
    for (Event event : events) {
      if (starts(event, host)) {
        known.add(event.text(GUID, ""));
        parents.putIfAbsent(event.text(GUID, ""), event.text(PARENT, ""));
      }
    }
    Set<String> edges = new TreeSet<>();
    parents.forEach(
        (child, parent) -> {
          if (known.contains(parent) && !parent.equals(child)) {
            edges.add(child + " < " + parent);
          }
        });
    return edges;
  }

  private static boolean starts(Event event, String host) {
    return event.text(CODE, "").equals("1")
        && event.has(GUID)
        && event.text(HOST, "").equalsIgnoreCase(host);
  }

  /* Edges between records that carry identifiers; other products have numbers only. */
  private static Set<String> sysmon(List<Event> events, String host, Set<String> told) {
    Set<String> known = new TreeSet<>();
    events.stream().filter(e -> starts(e, host)).forEach(e -> known.add(e.text(GUID, "")));
    Set<String> both = new TreeSet<>();
    for (String edge : told) {
      String[] ends = edge.split(" < ", -1);
      if (known.contains(ends[0]) && known.contains(ends[1])) {
        both.add(edge);
      }
    }
    return both;
  }

  private static TreeGatherer tree(List<Event> events, String host, String focus) {
    Entity entity = Entity.of("host:" + host).orElseThrow();
    var tree = new TreeGatherer(new MenuQuery.ProcessTree(entity, focus, Period.ALL));
    events.forEach(tree::take);
    return tree;
  }

  private static Set<String> told(TreeGatherer tree) {
    Set<String> edges = new TreeSet<>();
    List<ProcessNode> path = new ArrayList<>();
    for (ProcessNode node : tree.trees(ProcessForest.MOST)) {
      while (path.size() > node.depth()) {
        path.removeLast();
      }
      if (!path.isEmpty()) {
        edges.add(node.id() + " < " + path.getLast().id());
      }
      path.add(node);
    }
    return edges;
  }

  private static Event start(long line, String pid, String name, String parentPid) {
    return Findings.event(
        "sec.log",
        line,
        1_773_715_000L + line,
        "windows.json",
        "host.name",
        "FS01",
        "event.category",
        "process",
        "event.type",
        "start",
        "process.pid",
        pid,
        "process.name",
        name,
        "process.parent.pid",
        parentPid);
  }

  @Test
  void aNumberThatComesBackBelongsToTheLatestProcess() {
    List<Event> events =
        List.of(
            start(1, "10", "old.exe", "1"),
            start(2, "20", "of-old.exe", "10"),
            start(3, "10", "new.exe", "1"),
            start(4, "30", "of-new.exe", "10"),
            start(5, "10", "itself.exe", "10"));
    List<String> rows =
        tree(events, "fs01", "").trees(50).stream().map(n -> n.depth() + n.name()).toList();
    assertThat(rows)
        .containsExactly("0old.exe", "1of-old.exe", "0new.exe", "1of-new.exe", "1itself.exe");
  }

  @Test
  void oneProcessIsToldWithParentsAndChildrenAndWhatIsAbsent() {
    List<Event> events =
        List.of(
            start(1, "10", "winword.exe", "1"),
            start(2, "20", "cmd.exe", "10"),
            start(3, "30", "whoami.exe", "20"));
    Facts middle = new Facts(new MenuQuery.RareFor(Entity.of("host:FS01").orElseThrow()));
    tree(events, "FS01", "20").answer(middle);
    assertThat(middle.answer().lines().toString())
        .contains("\"cmd.exe\" (pid 20) has these parents, nearest first: \"winword.exe\".")
        .contains("\"cmd.exe\" is the parent of 1 process: \"whoami.exe\".");
    Facts last = new Facts(new MenuQuery.RareFor(Entity.of("host:FS01").orElseThrow()));
    tree(events, "FS01", "30").answer(last);
    assertThat(last.answer().lines().toString())
        .contains("No process with the parent \"whoami.exe\" is recorded after it.");
  }

  @Test
  void circlesInTheRecordsEndSomewhere() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      events.add(start(1, "" + i, "p" + i, "" + (i + 1) % 60));
    }
    assertThat(tree(events, "FS01", "3").trees(100)).hasSize(60);
  }
}
