package io.redoubt.llm.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShippedModelTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theDigestKnownBeforehandIsThatOfTheNetworkThatShips() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(ShippedModel.network());
    assertThat(ShippedModel.DIGEST).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @Test
  void theVocabularyIsThatOfItsFileReadAsAWhole() throws Exception {
    WordPieces read = ShippedModel.read().tokens();
    try (var in = ShippedModel.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      JsonNode vocabulary = JsonMapper.shared().readTree(in).path("model").path("vocab");
      assertThat(vocabulary.size()).isGreaterThan(30_000);
      for (Map.Entry<String, JsonNode> token : vocabulary.properties()) {
        if (token.getKey().matches("[a-z]{1,20}")) {
          assertThat(read.of(token.getKey())[1]).isEqualTo(token.getValue().asInt());
        }
      }
    }
  }

  @Test
  void whatLiesBesideAJarIsFoundByTheAddressOfTheResourceInIt() throws Exception {
    Path jars = Files.createDirectory(folder.resolve("a folder"));
    Path file = Files.createDirectory(jars.resolve("some-1.2")).resolve("lib.so");
    URI jar = jars.resolve("some-1.2.jar").toUri();
    String address = "jar:" + jar + "!/native/linux/lib.so";
    assertThat(Beside.unpacked(address)).isEmpty();
    Files.createFile(file);
    assertThat(Beside.unpacked(address)).contains(file);
    assertThat(Beside.unpacked("jar:" + jar + "!/native/linux/other.so")).isEmpty();
    assertThat(Beside.unpacked(file.toUri().toString())).isEmpty();
    assertThat(Beside.unpacked("jar:nested:/x.jar/!y.jar!/lib.so")).isEmpty();
  }

  @Test
  void aNetworkFromItsFileIsTheOneFromTheJar() throws Exception {
    Path file = Files.write(folder.resolve("network.onnx"), ShippedModel.network());
    try (NativeCode _ = NativeCode.unpacked();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OrtSession kept = environment.createSession(file.toString(), options);
          OrtSession packed = ShippedModel.read().session(environment, options)) {
        assertThat(kept.getInputNames()).isEqualTo(packed.getInputNames()).hasSize(3);
        assertThat(kept.getOutputNames()).isEqualTo(packed.getOutputNames());
      }
    }
  }
}
