package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.contract.ContractTypes;
import io.redoubt.testing.contract.JavaTypes;
import io.redoubt.testing.contract.ScriptTypes;
import io.redoubt.testing.serve.TestServer;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The types in `clients/` are those of the contract, compile, and read what the service answers.
/// `-Dredoubt.clients.write=true` makes them anew.
class ClientTypesTest {
  private static final Path JAVA = Path.of("clients/java/io/redoubt/client");
  private static final Path SCRIPT = Path.of("clients/typescript/redoubt.d.ts");
  private static final ContractTypes TYPES = ContractTypes.read();

  @TempDir private Path folder = Path.of("");

  private static Map<String, String> kept() throws IOException {
    Map<String, String> kept = new TreeMap<>();
    try (Stream<Path> files = Files.list(JAVA)) {
      for (Path file : files.toList()) {
        kept.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return kept;
  }

  @Test
  void typesOfClientsAreThoseOfTheContract() throws IOException {
    Map<String, String> java = JavaTypes.of(TYPES);
    String script = ScriptTypes.of(TYPES);
    if (Boolean.getBoolean("redoubt.clients.write")) {
      write(java, script);
    }
    String remedy = "make them anew: mvn test -Dtest=ClientTypesTest -Dredoubt.clients.write=true";
    Map<String, String> there = kept();
    Set<String> other = new TreeSet<>(there.keySet());
    other.addAll(java.keySet());
    other.removeIf(name -> same(there.get(name), java.get(name)));
    assertThat(other).as(remedy).isEmpty();
    assertThat(Files.readString(SCRIPT).equals(script)).as(remedy).isTrue();
  }

  private static void write(Map<String, String> java, String script) throws IOException {
    Files.createDirectories(JAVA);
    Map<String, String> there = kept();
    for (String old : there.keySet()) {
      if (!java.containsKey(old)) {
        Files.delete(JAVA.resolve(old));
      }
    }
    for (Map.Entry<String, String> file : java.entrySet()) {
      if (!same(file.getValue(), there.get(file.getKey()))) {
        Files.writeString(JAVA.resolve(file.getKey()), file.getValue());
      }
    }
    Files.createDirectories(Path.of("clients/typescript"));
    Files.writeString(SCRIPT, script);
  }

  /* But for where lines end: that is the formatter's. */
  private static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && other != null && flat(one).equals(flat(other));
  }

  private static String flat(String text) {
    return text.replace("///", "").replaceAll("\\s+", "");
  }

  @Test
  void recordsCompileWithoutALibraryAndReadWhatTheServiceAnswers() throws Exception {
    compile();
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    JsonMapper lenient =
        mapper.rebuild().disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES).build();
    try (TestServer server = new TestServer();
        URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> models = loader.loadClass("io.redoubt.client.Models");
      String answer = server.get("/api/v1/models").body();
      Object read = lenient.readValue(answer, models);
      assertThat(mapper.readTree(mapper.writeValueAsString(read)))
          .isEqualTo(mapper.readTree(answer));
      Class<?> ready = loader.loadClass("io.redoubt.client.Readiness");
      assertThat(mapper.readValue(server.get("/readyz").body(), ready).toString())
          .contains("status=ready");
    }
  }

  private void compile() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.list(JAVA)) {
      List<Path> all = new ArrayList<>(sources.toList());
      List<String> options =
          List.of("-d", folder.toString(), "-Xlint:all", "-Werror", "-parameters", "-cp", "");
      boolean done =
          compiler
              .getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(all))
              .call();
      assertThat(done).as(said.toString()).isTrue();
    }
  }

  @Test
  void everyOperationOfRedoubtsOwnIsThere() {
    assertThat(TYPES.operations()).hasSizeGreaterThan(70);
    assertThat(TYPES.operations().stream().map(one -> one.id()))
        .contains("searchEvents", "listModels", "disposeAlert", "createKey", "readyz")
        .doesNotContain("esBulk", "compatEvent");
  }
}
