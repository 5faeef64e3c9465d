package io.redoubt.report.ecs;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.report.json.JsonBytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays the cells of an event out as nested objects: ECS fields first, native ones after, then what
/// the program knows.
///
/// Nothing is lost to clashes: where a field has a value and children (`a` and `a.b`), the value
/// stands at `a.value`; fields that would take a place of the program's own (`event.id` in somebody
/// else's document) stand under `redoubt.native`. Paths deeper than [#DEPTH] keep their tail
/// dotted.
final class PlanBuilder {
  static final int DEPTH = 32;

  /// Longer lists keep equal values: comparing each with each would be quadratic.
  private static final int COMPARED = 64;

  private static final List<String> RESERVED =
      List.of(
          "event.id",
          "event.original",
          "redoubt.format",
          "redoubt.source",
          "redoubt.parse",
          "redoubt.time",
          "redoubt.template",
          "redoubt.raw");

  private final JsonBytes pending = new JsonBytes();
  private final List<byte[]> literals = new ArrayList<>();
  private final List<Op> ops = new ArrayList<>();
  private final Node root = new Node();
  private final Event event;
  private final int flags;

  /// A place in the document.
  private static final class Node {
    final Map<String, Node> children = new LinkedHashMap<>();
    final List<Integer> cells = new ArrayList<>(1);
    Op.@Nullable Own own;

    boolean valued() {
      return own != null || !cells.isEmpty();
    }
  }

  private PlanBuilder(Event event, int flags) {
    this.event = event;
    this.flags = flags;
  }

  static Plan build(Event event, int flags, int hash) {
    PlanBuilder builder = new PlanBuilder(event, flags);
    builder.plant();
    builder.object(builder.root);
    builder.pending.raw('\n');
    builder.literal();
    Field[] shape = new Field[event.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = event.field(i);
    }
    return new Plan(
        shape,
        flags,
        hash,
        builder.literals.toArray(byte[][]::new),
        builder.ops.toArray(Op[]::new));
  }

  private void plant() {
    own("@timestamp", Op.Own.TIMESTAMP, Flags.DATED);
    own("event.id", Op.Own.EVENT_ID, 0);
    cells(true);
    own("event.original", Op.Own.ORIGINAL, 0);
    cells(false);
    own("redoubt.format", Op.Own.FORMAT, 0);
    own("redoubt.source.path", Op.Own.PATH, 0);
    own("redoubt.source.line", Op.Own.LINE, Flags.LINE);
    own("redoubt.source.offset", Op.Own.OFFSET, 0);
    own("redoubt.source.record", Op.Own.RECORD, Flags.RECORD);
    own("redoubt.parse.status", Op.Own.PARSE_STATUS, 0);
    own("redoubt.parse.reason", Op.Own.PARSE_REASON, Flags.REASON);
    own("redoubt.time.status", Op.Own.TIME_STATUS, 0);
    own("redoubt.time.zone", Op.Own.TIME_ZONE, Flags.ZONE);
    own("redoubt.time.evidence", Op.Own.TIME_EVIDENCE, Flags.EVIDENCE);
    own("redoubt.template.id", Op.Own.TEMPLATE_ID, Flags.TEMPLATE);
    own("redoubt.template.text", Op.Own.TEMPLATE_TEXT, Flags.TEMPLATE);
    own("redoubt.raw", Op.Own.RAW, Flags.RAW);
  }

  private void own(String path, Op.Own op, int needed) {
    if ((flags & needed) == needed) {
      node(path).own = op;
    }
  }

  private void cells(boolean ecs) {
    int original = event.find(Ecs.EVENT_ORIGINAL);
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      if (i != original && EcsTypes.ecs(name) == ecs && !told(name)) {
        node(taken(name) ? "redoubt.native." + name : name).cells.add(i);
      }
    }
  }

  /// Whether the document already says what the cell says.
  private boolean told(String name) {
    return name.equals("@timestamp") && Flags.has(flags, Flags.DATED);
  }

  private static boolean taken(String name) {
    if (name.startsWith("@timestamp")) {
      return true;
    }
    for (String reserved : RESERVED) {
      if (name.startsWith(reserved)
          && (name.length() == reserved.length() || name.charAt(reserved.length()) == '.')) {
        return true;
      }
    }
    return false;
  }

  private Node node(String path) {
    Node at = root;
    String[] keys = path.split("\\.", DEPTH);
    for (String key : keys) {
      at = at.children.computeIfAbsent(key, _ -> new Node());
    }
    return at;
  }

  private void object(Node node) {
    char before = '{';
    if (node.valued()) {
      key(before, freeKey(node));
      value(node);
      before = ',';
    }
    for (Map.Entry<String, Node> child : node.children.entrySet()) {
      key(before, child.getKey());
      before = ',';
      if (child.getValue().children.isEmpty()) {
        value(child.getValue());
      } else {
        object(child.getValue());
      }
    }
    pending.raw('}');
  }

  private static String freeKey(Node node) {
    String key = "value";
    while (node.children.containsKey(key)) {
      key += "_";
    }
    return key;
  }

  private void key(char before, String key) {
    pending.raw(before);
    pending.string(key);
    pending.raw(':');
  }

  private void value(Node node) {
    literal();
    if (node.own != null) {
      ops.add(node.own);
      return;
    }
    String field = event.field(node.cells.getFirst()).name();
    boolean list = EcsTypes.list(field);
    EcsTypes.As as = EcsTypes.as(field);
    if (node.cells.size() == 1 && !list) {
      ops.add(new Op.One(node.cells.getFirst(), as));
    } else {
      boolean distinct = node.cells.size() <= COMPARED && EcsTypes.distinct(field);
      int[] cells = node.cells.stream().mapToInt(Integer::intValue).toArray();
      ops.add(new Op.Many(cells, as, distinct, list));
    }
  }

  private void literal() {
    literals.add(pending.toByteArray());
    pending.clear();
  }
}
