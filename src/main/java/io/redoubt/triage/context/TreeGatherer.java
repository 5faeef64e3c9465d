package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Period;
import io.redoubt.event.context.ProcessNode;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.util.ArrayList;
import java.util.List;

/// Which process of a machine started which. Not thread-safe.
final class TreeGatherer implements Gatherer {
  private static final int SHOWN = 5;

  private final Entity about;
  private final String focus;
  private final Period around;
  private final ProcessForest forest = new ProcessForest();
  private final Values programs = new Values();
  private final Seen seen = new Seen();

  TreeGatherer(MenuQuery.ProcessTree query) {
    this.about = query.about();
    this.focus = query.focus();
    this.around = query.around();
  }

  @Override
  public void take(Event event) {
    boolean start =
        event.texts(Ecs.EVENT_CATEGORY).contains("process")
            && event.texts(Ecs.EVENT_TYPE).contains("start");
    boolean here = about.kind() != Entity.Kind.HOST || Naming.names(about, event, Ecs.HOST_NAME);
    if (!start || !here || !around.contains(event.time())) {
      return;
    }
    seen.add(event);
    programs.add(event.text(Ecs.PROCESS_NAME, ""));
    forest.add(event);
  }

  /// The trees, roots first, at most so many processes.
  List<ProcessNode> trees(int most) {
    return forest.trees(most);
  }

  @Override
  public void answer(Facts out) {
    if (seen.count() == 0) {
      out.absence(named("No start of a process of ").say(" is recorded."));
      return;
    }
    Line all = named("Process starts of ").say(": " + Say.number(seen.count()));
    seen.when(all);
    if (!programs.isEmpty()) {
      all.say("; programs: ").namedCounts("process.name", programs.counts());
    }
    out.fact(all.say("."));
    if (!focus.isEmpty()) {
      forest.find(focus).ifPresent(node -> around(node, out));
    } else {
      List<ProcessNode> chain = forest.longest();
      if (chain.size() > 2) {
        Line line = named("The longest chain of process starts of ").say(", parents first: ");
        out.fact(names(line, chain).say("."));
      }
    }
    if (!forest.complete()) {
      Line cut = new Line().say("Only the first ").say(Say.number(ProcessForest.MOST));
      out.absence(cut.say(" process starts are in the tree."));
    }
  }

  private void around(ProcessNode node, Facts out) {
    List<ProcessNode> up = new ArrayList<>(forest.ancestors(node));
    Line line = new Line().say("The process ").quoted("process.name", node.name());
    if (!node.pid().isEmpty()) {
      line.say(" (pid ").value("process.pid", node.pid()).say(")");
    }
    if (up.isEmpty() && node.parentName().isEmpty()) {
      out.absence(line.say(" has no recorded parent."));
    } else if (up.isEmpty()) {
      line.say(" has the parent ").quoted("process.name", node.parentName());
      out.fact(line.say(", whose own start is not recorded."));
    } else {
      out.fact(names(line.say(" has these parents, nearest first: "), up).say("."));
    }
    List<ProcessNode> down = forest.children(node);
    if (down.isEmpty()) {
      Line none = new Line().say("No process with the parent ");
      out.absence(none.quoted("process.name", node.name()).say(" is recorded after it."));
    } else {
      Line children = new Line().say("The process ").quoted("process.name", node.name());
      children.say(" is the parent of " + Say.number(down.size(), "process", "processes") + ": ");
      out.fact(names(children, down).say("."));
    }
  }

  private static Line names(Line line, List<ProcessNode> nodes) {
    List<String> names = nodes.stream().map(ProcessNode::name).limit(SHOWN).toList();
    line.quoted("process.name", names, ", ");
    return nodes.size() > SHOWN ? line.say(", …") : line;
  }

  private Line named(String words) {
    return About.line(words, about);
  }
}
