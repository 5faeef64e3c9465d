package io.redoubt.parse.evtx;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventTime;
import io.redoubt.parse.windows.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plays the binary XML of records: finds or compiles their templates and fills in the values. One
/// per chunk, not thread-safe. Hostile records may nest or repeat without end: depth, nodes and
/// length are bounded, for a record and for the chunk, and what was written up to there counts.
final class EventRenderer {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_NODES = 50_000;
  private static final int MAX_CHUNK_NODES = 2_000_000;
  private static final int MAX_CHUNK_LENGTH = 16 << 20;
  private static final int DEFINITION = 24;
  private static final Place NOWHERE = new Place(Ecs.MESSAGE, Place.Kind.NOTHING);

  private final Chunk chunk;
  private final Rendering out;
  private final TemplateCompiler compiler;
  private final Map<Integer, List<Node>> templates = new HashMap<>();
  private final List<Values> spare = new ArrayList<>();
  private int chunkNodes = MAX_CHUNK_NODES;
  private int chunkLength = MAX_CHUNK_LENGTH;
  private int nodes;
  private boolean damaged;
  private @Nullable EventTime time;

  /// Renders records of this chunk.
  EventRenderer(Chunk chunk, Rendering out) {
    this.chunk = chunk;
    this.out = out;
    this.compiler = new TemplateCompiler(chunk);
  }

  /// Whether records of this chunk are rendered here.
  @SuppressWarnings("ReferenceEquality") // the very same bytes are meant
  boolean of(byte[] buffer, int start) {
    return chunk.buffer() == buffer && chunk.start() == start;
  }

  /// Writes the event whose binary XML is `[from, to)` of the chunk's buffer.
  ///
  /// @return whether all of it was understood
  boolean render(int from, int to) {
    nodes = Math.min(MAX_NODES, chunkNodes);
    chunkNodes -= nodes;
    damaged = false;
    time = null;
    out.begin(chunkLength);
    fragment(from, to, "", 0);
    chunkNodes += nodes;
    chunkLength = Math.max(0, chunkLength - out.xml().length());
    return !damaged;
  }

  /// The event's own time, if it names one.
  @Nullable EventTime time() {
    return time;
  }

  private void fragment(int from, int to, String path, int depth) {
    Cursor in = new Cursor(chunk.buffer(), from, to);
    if (depth > MAX_DEPTH) {
      in.fail();
    }
    while (in.left() > 0) {
      int token = in.u8();
      switch (token & ~Token.MORE) {
        case Token.END -> {
          return;
        }
        case Token.FRAGMENT -> in.skip(3);
        case Token.TEMPLATE -> template(in, path, depth);
        case Token.OPEN_START -> {
          Values none = values(depth);
          none.read(new Cursor(chunk.buffer(), from, from));
          element(compiler.element(in, token, path), none, depth);
        }
        default -> in.fail();
      }
    }
    damaged |= in.broken();
  }

  private void template(Cursor in, String path, int depth) {
    in.skip(5);
    long offset = in.u32();
    if (in.broken() || !chunk.has(offset, DEFINITION)) {
      in.fail();
      return;
    }
    int definition = chunk.index(offset);
    long size = LittleEndian.u32(chunk.buffer(), definition + DEFINITION - 4);
    if (definition == in.at()) {
      in.skip(DEFINITION + size);
    }
    List<Node> body = chunk.has(offset, DEFINITION) ? compiled(offset, size, path) : List.of();
    Values values = values(depth);
    values.read(in);
    content(body, values, path, depth);
  }

  private List<Node> compiled(long offset, long size, String path) {
    List<Node> known = templates.get((int) offset);
    if (known != null) {
      return known;
    }
    if (size > EvtxChunk.SIZE || !chunk.has(offset, DEFINITION + (int) size)) {
      damaged = true;
      return List.of();
    }
    int from = chunk.index(offset) + DEFINITION;
    Cursor in = new Cursor(chunk.buffer(), from, from + (int) size);
    List<Node> body = compiler.content(in, path);
    damaged |= in.broken();
    if (!in.broken()) {
      templates.put((int) offset, body);
    }
    return body;
  }

  private Values values(int depth) {
    while (spare.size() <= depth) {
      spare.add(new Values());
    }
    return spare.get(depth);
  }

  private boolean spent() {
    boolean over = nodes <= 0 || out.full();
    nodes -= over ? 0 : 1;
    damaged |= over;
    return over;
  }

  private void content(List<Node> children, Values values, String path, int depth) {
    for (int i = 0; i < children.size() && !spent(); i++) {
      switch (children.get(i)) {
        case Node.Element element -> element(element, values, depth);
        case Node.Literal(byte[] utf8) -> {
          int start = out.xml().length();
          out.xml().put(utf8);
          out.value(NOWHERE, start, false);
        }
        case Node.Substitution(int index) -> substitution(values, index, path, depth);
      }
    }
  }

  private void substitution(Values values, int index, String path, int depth) {
    if (values.type(index) == ValueType.BINARY_XML) {
      int from = values.from(index);
      fragment(from, from + values.size(index), path, depth + 1);
      return;
    }
    int start = out.xml().length();
    append(values, index);
    out.value(NOWHERE, start, false);
  }

  private void element(Node.Element element, Values values, int depth) {
    if (spent()) {
      return;
    }
    if (element.children().size() == 1
        && element.children().getFirst() instanceof Node.Substitution(int index)
        && (values.type(index) & ValueType.ARRAY) != 0) {
      repeated(element, values, index);
      return;
    }
    if (element.children().isEmpty() || absent(element.children(), values)) {
      empty(element, values);
      return;
    }
    open(element, values, true);
    if (element.leaf() && !holdsXml(element, values)) {
      text(element, values);
    } else {
      content(element.children(), values, element.path(), depth);
    }
    close(element);
  }

  /// An element without a value; it gives no field, but counts where `Data` is numbered.
  private void empty(Node.Element element, Values values) {
    open(element, values, false);
    if (element.place().kind() == Place.Kind.UNNAMED) {
      out.value(element.place(), out.xml().length(), false);
    }
  }

  private static boolean holdsXml(Node.Element element, Values values) {
    for (Node child : element.children()) {
      if (child instanceof Node.Substitution(int index)
          && values.type(index) == ValueType.BINARY_XML) {
        return true;
      }
    }
    return false;
  }

  private void open(Node.Element element, Values values, boolean filled) {
    Utf8Buffer xml = out.xml();
    xml.put('<');
    xml.put(element.name());
    for (Node.Attribute attribute : element.attributes()) {
      attribute(attribute, values);
    }
    if (!filled) {
      xml.put('/');
    }
    xml.put('>');
  }

  private void close(Node.Element element) {
    Utf8Buffer xml = out.xml();
    xml.put('<');
    xml.put('/');
    xml.put(element.name());
    xml.put('>');
  }

  private void attribute(Node.Attribute attribute, Values values) {
    if (absent(attribute.value(), values)) {
      return;
    }
    Utf8Buffer xml = out.xml();
    xml.put(' ');
    xml.put(attribute.name());
    xml.put('=');
    xml.put('\'');
    int start = xml.length();
    if (attribute.place().kind() != Place.Kind.TIME || !fileTime(attribute.value(), values)) {
      pieces(attribute.value(), values);
      out.value(attribute.place(), start, true);
    }
    xml.put('\'');
  }

  /// Takes a FILETIME for the event's time.
  private boolean fileTime(List<Node> value, Values values) {
    if (value.size() != 1
        || !(value.getFirst() instanceof Node.Substitution(int index))
        || values.type(index) != ValueType.FILETIME
        || values.size(index) != Long.BYTES) {
      return false;
    }
    long at = LittleEndian.i64(chunk.buffer(), values.from(index));
    if (!FileTimes.sane(at)) {
      return false;
    }
    time = FileTimes.time(at);
    FileTimes.append(at, 7, out.xml());
    return true;
  }

  private static boolean absent(List<Node> value, Values values) {
    return value.size() == 1
        && value.getFirst() instanceof Node.Substitution(int index)
        && values.absent(index);
  }

  private void text(Node.Element element, Values values) {
    int start = out.xml().length();
    pieces(element.children(), values);
    out.value(element.place(), start, false);
  }

  private void pieces(List<Node> pieces, Values values) {
    for (int i = 0; i < pieces.size() && !spent(); i++) {
      switch (pieces.get(i)) {
        case Node.Literal(byte[] utf8) -> out.xml().put(utf8);
        case Node.Substitution(int index) -> append(values, index);
        case Node.Element _ -> damaged = true;
      }
    }
  }

  private void append(Values values, int index) {
    if (!values.absent(index)) {
      int size = values.size(index);
      damaged |=
          !ValueText.append(
              values.type(index), chunk.buffer(), values.from(index), size, out.xml());
    }
  }

  /// An array stands for the element repeated, once for every value.
  private void repeated(Node.Element element, Values values, int index) {
    int type = values.type(index) & ~ValueType.ARRAY;
    int at = values.from(index);
    int end = at + values.size(index);
    if (at == end) {
      empty(element, values);
    }
    while (at < end && !spent()) {
      int size = ValueType.element(type, chunk.buffer(), at, end);
      if (size == 0) {
        damaged = true;
        return;
      }
      open(element, values, true);
      int start = out.xml().length();
      damaged |= !ValueText.append(type, chunk.buffer(), at, size, out.xml());
      out.value(element.place(), start, false);
      close(element);
      at += size;
    }
  }
}
