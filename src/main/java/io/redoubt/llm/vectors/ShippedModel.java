package io.redoubt.llm.vectors;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The model that ships with the program: all-MiniLM-L6-v2 with 8-bit weights, and its tokens. Both
/// are read from the class path, the network rather from where it lies unpacked.
///
/// @param tokens its vocabulary
record ShippedModel(WordPieces tokens) {
  /// SHA-256 of the network, hexadecimal; which vectors belong together depends on it. Known
  /// beforehand: it costs longer to reckon than to load the network.
  static final String DIGEST = "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1";

  private static final JsonFactory JSON = new JsonFactory();
  private static final String NETWORK = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENS = "/all-minilm-l6-v2-q-tokenizer.json";

  /// Reads the tokens.
  ///
  /// @throws IOException when they are not there or not whole
  static ShippedModel read() throws IOException {
    try (InputStream in = open(TOKENS);
        JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      return new ShippedModel(new WordPieces(vocabulary(json)));
    } catch (JacksonException | IllegalArgumentException damaged) {
      throw new IOException("the tokens of the embedding model are damaged", damaged);
    }
  }

  /* What stands in model.vocab: by far the most of the file. */
  private static Map<String, Integer> vocabulary(JsonParser json) {
    enter(json, "model");
    enter(json, "vocab");
    Map<String, Integer> vocabulary = HashMap.newHashMap(32_000);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String token = json.currentName();
      json.nextToken();
      vocabulary.put(token, json.getIntValue());
    }
    return vocabulary;
  }

  /* Goes into the object of this name, past what stands before it. */
  private static void enter(JsonParser json, String name) {
    if (json.currentToken() == null) {
      json.nextToken();
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean here = json.currentName().equals(name);
      json.nextToken();
      if (here) {
        return;
      }
      json.skipChildren();
    }
    throw new IllegalArgumentException("There is no " + name + ".");
  }

  /// A session of its network.
  ///
  /// @throws IOException when the network is not there
  /// @throws OrtException when it is not whole
  OrtSession session(OrtEnvironment environment, OrtSession.SessionOptions options)
      throws IOException, OrtException {
    Optional<Path> unpacked = Beside.jar(NETWORK);
    return unpacked.isPresent()
        ? environment.createSession(unpacked.get().toString(), options)
        : environment.createSession(network(), options);
  }

  /// The network: an ONNX file.
  ///
  /// @throws IOException when it is not there
  static byte[] network() throws IOException {
    try (InputStream in = open(NETWORK)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = ShippedModel.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException("the embedding model is not installed");
    }
    return in;
  }
}
