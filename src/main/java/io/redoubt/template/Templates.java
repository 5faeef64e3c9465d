package io.redoubt.template;

import io.redoubt.event.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// What was learnt: from shapes to templates. Immutable and thread-safe; [#finder()] gives each
/// worker its own look-up.
public final class Templates {
  /// Nothing was learnt: every message's template is its shape.
  public static final Templates NONE = new Templates(Map.of());

  private final Map<String, String> texts;

  Templates(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  /// A look-up for one worker.
  public Finder finder() {
    return new Finder(this);
  }

  /// The number of distinct templates learnt.
  public long size() {
    return texts.values().stream().distinct().count();
  }

  private Template of(String shape) {
    String text = texts.getOrDefault(shape, shape);
    return new Template(id(text), text);
  }

  /// The first 64 bits of the text's SHA-256: equal texts have equal ids in every run.
  static String id(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  /// Finds templates of messages, remembering those of shapes seen before. Not thread-safe.
  public static final class Finder {
    private static final int MAX_REMEMBERED = 50_000;

    private final Templates templates;
    private final Masker masker = new Masker();
    private final Map<Long, Template> byHash = new HashMap<>();

    private Finder(Templates templates) {
      this.templates = templates;
    }

    /// The template of the message `buffer[from, to)`.
    public Template find(byte[] buffer, int from, int to) {
      masker.mask(buffer, from, to);
      long hash = masker.hash();
      Template known = byHash.get(hash);
      if (known != null) {
        return known;
      }
      Template found = templates.of(masker.text());
      if (byHash.size() < MAX_REMEMBERED) {
        byHash.put(hash, found);
      }
      return found;
    }
  }
}
