package io.redoubt.parse.evtx;

import io.redoubt.parse.windows.Place;
import io.redoubt.parse.windows.WinlogPaths;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns binary XML into [Node]s. Names stand once per chunk and are referred to by offset. One per
/// parser, not thread-safe.
///
/// Hostile chunks may have many records point at overlapping definitions: the tokens compiled per
/// chunk are bounded, and so are names and depth.
final class TemplateCompiler {
  private static final int MAX_TOKENS = 40_000;
  private static final int MAX_NAME = 1024;
  private static final int MAX_DEPTH = 64;
  private static final byte[] NAME = {'N', 'a', 'm', 'e'};

  private final Chunk chunk;
  private int tokens;

  /// Compiles templates of this chunk.
  TemplateCompiler(Chunk chunk) {
    this.chunk = chunk;
  }

  /// Compiles what stands at the cursor, up to its end mark; sets the cursor broken on damage.
  ///
  /// @param path the path of the element that holds it
  List<Node> content(Cursor in, String path) {
    return content(in, path, 0);
  }

  /// Compiles one element, whose token was read.
  Node.Element element(Cursor in, int token, String path) {
    return element(in, token, path, 0);
  }

  private List<Node> content(Cursor in, String path, int depth) {
    List<Node> nodes = new ArrayList<>();
    while (!in.broken() && in.left() > 0) {
      if (++tokens > MAX_TOKENS || depth > MAX_DEPTH) {
        in.fail();
        break;
      }
      int token = in.u8();
      switch (token & ~Token.MORE) {
        case Token.END, Token.END_ELEMENT -> {
          return nodes;
        }
        case Token.OPEN_START -> nodes.add(element(in, token, path, depth + 1));
        case Token.FRAGMENT -> in.skip(3);
        case Token.INSTRUCTION -> name(in);
        case Token.INSTRUCTION_DATA -> in.skip(2L * in.u16());
        default -> piece(in, token, nodes);
      }
    }
    return nodes;
  }

  private Node.Element element(Cursor in, int token, String path, int depth) {
    if (dependencyAhead(in)) {
      in.skip(2);
    }
    in.skip(4);
    byte[] name = name(in);
    String own = join(path, name);
    List<Node.Attribute> attributes =
        (token & Token.MORE) != 0 ? attributes(in, own + ".#attributes") : List.of();
    Place place = place(own, attributes);
    List<Node> children =
        switch (in.u8()) {
          case Token.CLOSE_START -> content(in, own, depth);
          case Token.CLOSE_EMPTY -> List.of();
          default -> {
            in.fail();
            yield List.of();
          }
        };
    boolean leaf = children.stream().noneMatch(Node.Element.class::isInstance);
    return new Node.Element(name, own, place, attributes, children, leaf);
  }

  /// In template definitions two bytes precede the element's size, elsewhere they are missing; the
  /// offset of the name tells which it is.
  private boolean dependencyAhead(Cursor in) {
    if (in.left() < 10) {
      return false;
    }
    long with = LittleEndian.u32(in.buffer(), in.at() + 6);
    long size = LittleEndian.u32(in.buffer(), in.at() + 2);
    boolean here = with == in.at() + 10 - chunk.start();
    return here || (size <= EvtxChunk.SIZE && plausibleName(with));
  }

  private boolean plausibleName(long offset) {
    if (!chunk.has(offset, 8)) {
      return false;
    }
    int chars = LittleEndian.u16(chunk.buffer(), chunk.index(offset) + 6);
    return chars > 0 && chars <= MAX_NAME && chunk.has(offset + 8, 2 * chars);
  }

  private List<Node.Attribute> attributes(Cursor in, String path) {
    in.skip(4);
    List<Node.Attribute> attributes = new ArrayList<>();
    boolean more = true;
    while (more && !in.broken()) {
      int token = in.u8();
      if ((token & ~Token.MORE) != Token.ATTRIBUTE || ++tokens > MAX_TOKENS) {
        in.fail();
        break;
      }
      more = (token & Token.MORE) != 0;
      byte[] name = name(in);
      List<Node> value = new ArrayList<>(1);
      while (in.left() > 0 && isPiece(in.buffer()[in.at()] & ~Token.MORE)) {
        piece(in, in.u8(), value);
      }
      attributes.add(new Node.Attribute(name, WinlogPaths.of(join(path, name)), value));
    }
    return attributes;
  }

  private static boolean isPiece(int token) {
    return switch (token) {
      case Token.VALUE,
          Token.CDATA,
          Token.CHARACTER,
          Token.ENTITY,
          Token.SUBSTITUTION,
          Token.OPTIONAL ->
          true;
      default -> false;
    };
  }

  private void piece(Cursor in, int token, List<Node> nodes) {
    switch (token & ~Token.MORE) {
      case Token.VALUE -> {
        int type = in.u8();
        nodes.add(text(in, type == ValueType.STRING ? in.u16() : -1));
      }
      case Token.CDATA -> nodes.add(text(in, in.u16()));
      case Token.CHARACTER ->
          nodes.add(new Node.Literal(utf8(Character.toString((char) in.u16()))));
      case Token.ENTITY -> nodes.add(new Node.Literal(entity(name(in))));
      case Token.SUBSTITUTION, Token.OPTIONAL -> {
        nodes.add(new Node.Substitution(in.u16()));
        in.skip(1);
      }
      default -> in.fail();
    }
  }

  private static Node.Literal text(Cursor in, int chars) {
    int from = in.skip(chars < 0 ? -1 : 2L * chars);
    if (in.broken()) {
      return new Node.Literal(new byte[0]);
    }
    Utf8Buffer out = new Utf8Buffer(chars * 3);
    out.utf16(in.buffer(), from, chars);
    return new Node.Literal(Arrays.copyOf(out.bytes(), out.length()));
  }

  private static byte[] entity(byte[] name) {
    return switch (new String(name, StandardCharsets.UTF_8)) {
      case "amp" -> utf8("&");
      case "lt" -> utf8("<");
      case "gt" -> utf8(">");
      case "quot" -> utf8("\"");
      case "apos" -> utf8("'");
      default -> new byte[0];
    };
  }

  /// The name at the offset that stands at the cursor; where the name itself follows, it is passed.
  private byte[] name(Cursor in) {
    long offset = in.u32();
    if (in.broken() || !plausibleName(offset)) {
      in.fail();
      return new byte[0];
    }
    int at = chunk.index(offset);
    int chars = LittleEndian.u16(chunk.buffer(), at + 6);
    if (at == in.at()) {
      in.skip(8 + 2L * chars + 2);
    }
    Utf8Buffer out = new Utf8Buffer(chars * 3);
    out.utf16(chunk.buffer(), at + 8, chars);
    return Arrays.copyOf(out.bytes(), out.length());
  }

  private static Place place(String path, List<Node.Attribute> attributes) {
    if (!path.equals("Event.EventData.Data")) {
      return WinlogPaths.of(path);
    }
    for (Node.Attribute attribute : attributes) {
      if (Arrays.equals(attribute.name(), NAME)
          && attribute.value().size() == 1
          && attribute.value().getFirst() instanceof Node.Literal(byte[] name)
          && name.length > 0) {
        return WinlogPaths.data(new String(name, StandardCharsets.UTF_8));
      }
    }
    return WinlogPaths.of(path);
  }

  private static String join(String path, byte[] name) {
    String last = new String(name, StandardCharsets.UTF_8);
    return path.isEmpty() ? last : path + "." + last;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
