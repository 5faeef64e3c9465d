package io.redoubt.llm.vectors;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The model that ships with the program: all-MiniLM-L6-v2 with 8-bit weights, and its tokens. Both
/// are read from the class path.
///
/// @param network the ONNX file
/// @param tokens its vocabulary
record ShippedModel(byte[] network, WordPieces tokens) {
  private static final String NETWORK = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENS = "/all-minilm-l6-v2-q-tokenizer.json";

  /// Reads it.
  ///
  /// @throws IOException when it is not there or not whole
  static ShippedModel read() throws IOException {
    Map<String, Integer> vocabulary = new HashMap<>();
    try {
      JsonMapper.shared()
          .readTree(bytes(TOKENS))
          .path("model")
          .path("vocab")
          .forEachEntry((token, number) -> vocabulary.put(token, number.asInt()));
      return new ShippedModel(bytes(NETWORK), new WordPieces(vocabulary));
    } catch (JacksonException | IllegalArgumentException damaged) {
      throw new IOException("the tokens of the embedding model are damaged", damaged);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = ShippedModel.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the embedding model is not installed");
      }
      return in.readAllBytes();
    }
  }

  /// SHA-256 of the network, hexadecimal.
  String digest() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
