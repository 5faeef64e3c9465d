package io.redoubt.audit.files;

import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.PayloadRef;
import io.redoubt.audit.tree.Hash;
import io.redoubt.audit.tree.Hasher;
import io.redoubt.audit.tree.Tile;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// The payloads of entries that were written together, one file: for each payload 32 random bytes
/// (the salt), its length in four bytes, big-endian, and its content. Its hash covers salt and
/// content, so that who has only the hash cannot try out contents once the payload is purged.
public final class PayloadPack {
  /// Where packs are, below the log's own folder.
  public static final String FOLDER = "payload";

  /// Bytes of a salt.
  public static final int SALT = 32;

  /// Bytes in front of a content.
  public static final int HEAD = SALT + Integer.BYTES;

  private PayloadPack() {}

  /// The file of the pack that begins with the payloads of this entry.
  public static String path(long firstIndex) {
    return FOLDER + "/" + Tile.number(firstIndex);
  }

  /// A payload with its salt, and how entries refer to it. Arrays are not copied.
  ///
  /// @param salt 32 random bytes
  /// @param content of the payload
  /// @param ref what stands in the entry
  public record Salted(byte[] salt, byte[] content, PayloadRef ref) {
    /// Of this payload.
    public static Salted of(Payload payload, byte[] salt, Hasher hasher) {
      byte[] content = payload.bytes();
      Hash hash = hash(salt, content, hasher);
      return new Salted(salt, content, new PayloadRef(payload.name(), hash, content.length));
    }
  }

  /// The file that holds these, in their order.
  public static byte[] bytes(List<Salted> payloads) {
    int length = payloads.stream().mapToInt(p -> HEAD + p.content().length).sum();
    ByteBuffer pack = ByteBuffer.allocate(length);
    payloads.forEach(p -> pack.put(p.salt()).putInt(p.content().length).put(p.content()));
    return pack.array();
  }

  static Hash hash(byte[] salt, byte[] content, Hasher hasher) {
    return hasher.salted(salt, content);
  }

  /// The payloads of a pack up to where it stops making sense.
  public static List<Section> sections(byte[] pack, Hasher hasher) {
    List<Section> sections = new ArrayList<>();
    int at = 0;
    while (pack.length - at >= HEAD) {
      int length = ByteBuffer.wrap(pack, at + SALT, Integer.BYTES).getInt();
      if (length < 0 || length > pack.length - at - HEAD) {
        break;
      }
      Hash hash = hasher.salted(pack, at, SALT, at + HEAD, at + HEAD + length);
      sections.add(new Section(hash, at, at + HEAD, at + HEAD + length));
      at += HEAD + length;
    }
    return sections;
  }

  /// Where a payload stands in its pack.
  ///
  /// @param hash of salt and content
  /// @param start of the section
  /// @param from of the content
  /// @param to behind the content, and behind the section
  public record Section(Hash hash, int start, int from, int to) {}
}
