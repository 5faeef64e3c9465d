package io.redoubt.detect.sigma;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The YAML of rule files, read once when the program is built: reading it again costs most of what
/// a small analysis takes. What is packed is the tree of each file with its places, so that all
/// that follows, and every message, is the same.
///
/// Form: the number of texts, each of them once (`writeUTF`); the number of files; for each its
/// path, its number of documents, and their nodes: a kind (`s` scalar, `l` list, `m` map), tag,
/// line and column, then the text, or the number of children and they. All numbers are `int`, all
/// texts numbers of a text.
final class PackedRules {
  private static final int[] NO_SNIPPET = {0};

  private PackedRules() {}

  /// These files as bytes.
  ///
  /// @throws IllegalArgumentException when a file has a problem: only sound rules are packed
  static byte[] write(List<RuleText> files) throws IOException {
    Writing writing = new Writing();
    for (RuleText file : files) {
      if (!file.problem().isEmpty()) {
        throw new IllegalArgumentException(file.place() + ": " + file.problem());
      }
      writing.text(file.path());
      writing.out.writeInt(file.documents().size());
      for (Node document : file.documents()) {
        writing.node(document);
      }
    }
    return writing.whole(files.size());
  }

  /// The files in these bytes.
  static List<RuleText> read(DataInputStream in) throws IOException {
    String[] texts = new String[in.readInt()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = in.readUTF();
    }
    Reading reading = new Reading(in, texts);
    List<RuleText> files = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      String path = reading.text();
      List<Node> documents = new ArrayList<>();
      for (int more = in.readInt(); more > 0; more--) {
        documents.add(reading.node());
      }
      files.add(new RuleText(path, documents, path, ""));
    }
    return files;
  }

  private static final class Writing {
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    void text(String text) throws IOException {
      Integer known = texts.putIfAbsent(text, texts.size());
      out.writeInt(known == null ? texts.size() - 1 : known);
    }

    void node(Node node) throws IOException {
      switch (node) {
        case ScalarNode scalar -> {
          head('s', node);
          text(scalar.getValue());
        }
        case SequenceNode list -> {
          head('l', node);
          out.writeInt(list.getValue().size());
          for (Node item : list.getValue()) {
            node(item);
          }
        }
        case MappingNode map -> {
          head('m', node);
          out.writeInt(map.getValue().size());
          for (NodeTuple pair : map.getValue()) {
            node(pair.getKeyNode());
            node(pair.getValueNode());
          }
        }
        default -> throw new IllegalArgumentException("no kind of node to pack: " + node);
      }
    }

    private void head(char kind, Node node) throws IOException {
      Mark mark = node.getStartMark().orElseThrow();
      out.writeByte(kind);
      text(node.getTag().getValue());
      out.writeInt(mark.getLine());
      out.writeInt(mark.getColumn());
    }

    byte[] whole(int files) throws IOException {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      DataOutputStream first = new DataOutputStream(whole);
      first.writeInt(texts.size());
      for (String text : texts.keySet()) {
        first.writeUTF(text);
      }
      first.writeInt(files);
      first.write(bytes.toByteArray());
      return whole.toByteArray();
    }
  }

  private record Reading(DataInputStream in, String[] texts, Map<String, Tag> tags) {
    Reading(DataInputStream in, String[] texts) {
      this(in, texts, new HashMap<>());
    }

    String text() throws IOException {
      return texts[in.readInt()];
    }

    Node node() throws IOException {
      int kind = in.readByte();
      Tag tag = tags.computeIfAbsent(text(), Tag::new); // making one costs
      Optional<Mark> mark = Optional.of(new Mark("", 0, in.readInt(), in.readInt(), NO_SNIPPET, 0));
      return switch (kind) {
        case 's' -> new ScalarNode(tag, true, text(), ScalarStyle.PLAIN, mark, Optional.empty());
        case 'l' -> new SequenceNode(tag, true, items(), FlowStyle.BLOCK, mark, Optional.empty());
        case 'm' -> new MappingNode(tag, true, pairs(), FlowStyle.BLOCK, mark, Optional.empty());
        default -> throw new IOException("packed rules are damaged: kind " + kind);
      };
    }

    private List<Node> items() throws IOException {
      int size = in.readInt();
      List<Node> items = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        items.add(node());
      }
      return items;
    }

    private List<NodeTuple> pairs() throws IOException {
      int size = in.readInt();
      List<NodeTuple> pairs = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        Node key = node();
        pairs.add(new NodeTuple(key, node()));
      }
      return pairs;
    }
  }
}
