package io.redoubt.testing.llm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/// Writes a whole, working, tiny language model of random weights as a GGUF file (version 3, about
/// 520 kB): architecture llama, two layers, 64 dimensions, four heads, a vocabulary of 354 tokens
/// (unknown, begin, end, the 256 bytes, the 95 printable ASCII characters). The same seed gives the
/// same bytes. What it writes is nonsense; bytes that are no ASCII are made unlikely and quotation
/// marks likely, so that strings come to an end.
///
/// The layout is that of the GGUF specification (ggml, docs/gguf.md).
///
/// @param seed of the weights
/// @param architecture the word in `general.architecture`
/// @param context the tokens that the model claims to be made for
/// @param quote how much likelier the quotation mark is than a letter, in logits
/// @param template that puts messages into one text, in Jinja; empty: none
public record TinyGguf(long seed, String architecture, int context, float quote, String template) {
  private static final Set<String> PLATFORMS =
      Set.of(
          "linux/amd64", "linux/aarch64", "mac os x/x86_64", "mac os x/aarch64", "windows/amd64");
  private static final int WIDTH = 64;
  private static final int HEADS = 4;
  private static final int LAYERS = 2;
  private static final int INNER = 128;
  private static final int BYTES = 256;
  private static final int SPECIAL = 3;
  private static final int VOCABULARY = SPECIAL + BYTES + 95;
  private static final float STEADY = 4;
  private static final float NOISE = 0.02f;
  private static final float SPREAD = 0.25f;
  private static final String TEMPLATE =
      "{% for message in messages %}<|{{ message['role'] }}|>\n{{ message['content'] }}\n"
          + "{% endfor %}{% if add_generation_prompt %}<|assistant|>\n{% endif %}";

  /// A model with a plain template.
  public TinyGguf(long seed, String architecture, int context, float quote) {
    this(seed, architecture, context, quote, TEMPLATE);
  }

  /// The same model with another template.
  public TinyGguf withTemplate(String other) {
    return new TinyGguf(seed, architecture, context, quote, other);
  }

  /// A llama of this seed, made for 4,096 tokens.
  public static TinyGguf of(long seed) {
    return new TinyGguf(seed, "llama", 4096, 2.5f);
  }

  /// Whether the library has native code for this platform.
  public static boolean runsHere() {
    String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String family = os.startsWith("windows") ? "windows" : os;
    return PLATFORMS.contains(family + "/" + System.getProperty("os.arch"));
  }

  /// Writes the model to a file and gives the file back.
  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The whole file.
  public byte[] bytes() {
    List<GgufOut.Tensor> tensors = tensors();
    GgufOut out = new GgufOut();
    out.raw("GGUF").u32(3).u64(tensors.size()).u64(template.isEmpty() ? 19 : 20);
    out.text("general.architecture", architecture).text("general.name", "tiny " + seed);
    out.number("general.alignment", GgufOut.ALIGNMENT);
    hyperparameters(out);
    tokenizer(out);
    out.tensors(tensors);
    return out.bytes();
  }

  private void hyperparameters(GgufOut out) {
    out.number(architecture + ".context_length", context)
        .number(architecture + ".embedding_length", WIDTH)
        .number(architecture + ".block_count", LAYERS)
        .number(architecture + ".feed_forward_length", INNER)
        .number(architecture + ".attention.head_count", HEADS)
        .number(architecture + ".attention.head_count_kv", HEADS)
        .decimal(architecture + ".attention.layer_norm_rms_epsilon", 1e-5f)
        .number(architecture + ".rope.dimension_count", WIDTH / HEADS)
        .number(architecture + ".vocab_size", VOCABULARY);
  }

  private void tokenizer(GgufOut out) {
    List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
    List<Integer> types = new ArrayList<>(List.of(2, 3, 3));
    for (int b = 0; b < BYTES; b++) {
      tokens.add("<0x%02X>".formatted(b));
      types.add(6);
    }
    for (char c = ' '; c <= '~'; c++) {
      tokens.add(c == ' ' ? "\u2581" : String.valueOf(c));
      types.add(1);
    }
    out.text("tokenizer.ggml.model", "llama")
        .texts("tokenizer.ggml.tokens", tokens)
        .decimals("tokenizer.ggml.scores", VOCABULARY)
        .numbers("tokenizer.ggml.token_type", types)
        .number("tokenizer.ggml.bos_token_id", 1)
        .number("tokenizer.ggml.eos_token_id", 2)
        .number("tokenizer.ggml.unknown_token_id", 0);
    if (!template.isEmpty()) {
      out.text("tokenizer.chat_template", template);
    }
  }

  /* The first dimension of every embedding is large, so that it is nearly the same for every text:
  a row of the output can lean on it to make its token likely or unlikely. */
  private List<GgufOut.Tensor> tensors() {
    Random random = new Random(seed);
    List<GgufOut.Tensor> all = new ArrayList<>();
    all.add(leaning(random, "token_embd.weight", _ -> STEADY));
    for (int layer = 0; layer < LAYERS; layer++) {
      layer(random, "blk." + layer + ".", all);
    }
    all.add(GgufOut.Tensor.ones("output_norm.weight", WIDTH));
    all.add(leaning(random, "output.weight", this::leaning));
    return all;
  }

  private float leaning(int token) {
    if (token < SPECIAL + BYTES) {
      return token == 2 ? -0.2f : -2;
    }
    return token - SPECIAL - BYTES + ' ' == '"' ? quote / STEADY : 0;
  }

  private static GgufOut.Tensor leaning(Random random, String name, GgufOut.Lean lean) {
    float[] values = new float[VOCABULARY * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % WIDTH == 0 ? lean.of(i / WIDTH) : (float) random.nextGaussian() * SPREAD;
    }
    return new GgufOut.Tensor(name, new int[] {WIDTH, VOCABULARY}, values);
  }

  private static void layer(Random random, String at, List<GgufOut.Tensor> all) {
    all.add(GgufOut.Tensor.ones(at + "attn_norm.weight", WIDTH));
    for (String name : List.of("attn_q", "attn_k", "attn_v", "attn_output")) {
      all.add(noise(random, at + name + ".weight", WIDTH, WIDTH));
    }
    all.add(GgufOut.Tensor.ones(at + "ffn_norm.weight", WIDTH));
    all.add(noise(random, at + "ffn_gate.weight", WIDTH, INNER));
    all.add(noise(random, at + "ffn_up.weight", WIDTH, INNER));
    all.add(noise(random, at + "ffn_down.weight", INNER, WIDTH));
  }

  private static GgufOut.Tensor noise(Random random, String name, int in, int out) {
    float[] values = new float[in * out];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * NOISE * 5;
    }
    return new GgufOut.Tensor(name, new int[] {in, out}, values);
  }
}
