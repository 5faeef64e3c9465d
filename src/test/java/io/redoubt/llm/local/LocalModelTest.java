package io.redoubt.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Message;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Questions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.Sampling;
import io.redoubt.llm.Ticker;
import io.redoubt.testing.llm.TinyGguf;
import io.redoubt.verify.AnswerSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real llama.cpp with a tiny model of random weights.
class LocalModelTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String REFERENCES =
      "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"a\",\"n\"],"
          + "\"properties\":{\"a\":{\"type\":\"array\",\"minItems\":1,\"maxItems\":3,"
          + "\"items\":{\"enum\":[\"E1\",\"E2\"]}},"
          + "\"n\":{\"type\":\"string\",\"pattern\":\"^[A-Z0-9]{6}$\"}}}";

  @TempDir static Path folder = Path.of("");
  private static Path file;
  private static LocalModel model;

  @BeforeAll
  static void load() {
    Local.required();
    file = new TinyGguf(11, "llama", 4096, 4).write(folder.resolve("tiny.gguf"));
    model = Local.model(file);
  }

  @AfterAll
  static void close() {
    if (model != null) {
      model.close();
    }
  }

  private static ChatRequest ask(String schema, int tokens, double temperature, long seed) {
    return new ChatRequest(
        Questions.prompt(),
        schema,
        tokens,
        new Sampling(temperature, seed),
        Deadline.after(LONG, Ticker.system()));
  }

  private static String text(ChatAnswer answer) {
    assertThat(answer).isInstanceOf(ChatAnswer.Complete.class);
    return ((ChatAnswer.Complete) answer).text();
  }

  private static void valid(String schema, String json) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema, InputFormat.JSON);
    assertThat(compiled.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  @Test
  void saysWhoItIs() throws IOException, NoSuchAlgorithmException {
    assertThat(model.prepare(Deadline.after(LONG, Ticker.system())))
        .isInstanceOf(Readiness.Ready.class);
    ModelIdentity id = model.identity();
    assertThat(id.backend()).isEqualTo("embedded");
    assertThat(id.model()).isEqualTo("tiny.gguf");
    assertThat(id.serverVersion()).startsWith("llama.cpp b");
    assertThat(id.context()).isEqualTo(4096);
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertThat(id.digest()).isEqualTo(HexFormat.of().formatHex(sha));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        Questions.SCHEMA,
        "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"k\"],"
            + "\"properties\":{\"k\":{\"enum\":[\"ZQX7\"]}}}",
        REFERENCES
      })
  void everyAnswerFollowsItsSchema(String schema) {
    for (int seed = 0; seed < 4; seed++) {
      valid(schema, text(model.chat(ask(schema, 2000, 1, seed))));
    }
  }

  @Test
  void everyAnswerFollowsTheSchemaOfVerdicts() {
    String schema =
        new AnswerSchema()
            .forRequest(List.of("E1", "E2", "E3", "E4"), List.of("T1110.001", "T1078"));
    int complete = 0;
    for (int seed = 0; seed < 4; seed++) {
      switch (model.chat(ask(schema, 2500, 1, seed))) {
        case ChatAnswer.Complete(var text, _, _, _) -> {
          valid(schema, text);
          complete++;
        }
        case ChatAnswer.Failed failed ->
            assertThat(failed.reason().blame()).isEqualTo(FailureReason.Blame.ANSWER);
      }
    }
    assertThat(complete).isPositive();
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    for (double temperature : new double[] {0, 1}) {
      String first = text(model.chat(ask(REFERENCES, 300, temperature, 5)));
      model.chat(ask("", 20, 1, 9));
      assertThat(text(model.chat(ask(REFERENCES, 300, temperature, 5)))).isEqualTo(first);
    }
  }

  @Test
  void anAnswerThatIsCutIsNoAnswer() {
    ChatAnswer answer = model.chat(ask(Questions.SCHEMA, 3, 1, 1));
    assertThat(answer)
        .isInstanceOfSatisfying(
            ChatAnswer.Failed.class,
            failed -> assertThat(failed.reason()).isEqualTo(FailureReason.LENGTH));
  }

  @Test
  void oneTokenIsASignOfLife() {
    ChatAnswer answer = model.chat(Questions.probe(LONG));
    assertThat(answer).isInstanceOf(ChatAnswer.Complete.class);
    assertThat(answer.usage().promptTokens()).isPositive();
  }

  @Test
  void aPromptThatDoesNotFitIsCountedAndRefused() {
    Message question = Questions.prompt().messages().getFirst();
    List<Part> parts =
        Collections.nCopies(12, question.parts()).stream().flatMap(List::stream).toList();
    Prompt prompt = Prompt.of(new Message(Message.Role.USER, new ArrayList<>(parts)));
    var request = ChatRequest.text(prompt, 100, Deadline.after(LONG, Ticker.system()));
    assertThat(model.chat(request))
        .isInstanceOfSatisfying(
            ChatAnswer.Failed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(FailureReason.OVERFLOW);
              assertThat(failed.usage().requests()).isZero();
            });
  }

  @Test
  void aModelWithoutAPlaceForInstructionsAnswersToo() {
    String strict =
        "{% for m in messages %}{% if m['role'] == 'system' %}{{ raise_exception('none') }}"
            + "{% endif %}{{ m['role'] }}: {{ m['content'] }}{% endfor %}";
    Path other = TinyGguf.of(2).withTemplate(strict).write(folder.resolve("strict.gguf"));
    Part text = Part.Shipped.load("probe/v1/alive.txt");
    Prompt prompt = Prompt.of(Message.system(text), Message.user(text));
    try (LocalModel strictOne = Local.model(other)) {
      var request = ChatRequest.text(prompt, 1, Deadline.after(LONG, Ticker.system()));
      assertThat(strictOne.chat(request)).isInstanceOf(ChatAnswer.Complete.class);
    }
  }

  @Test
  void tokensAreMeasuredOnASample() {
    model.prepare(Deadline.after(LONG, Ticker.system()));
    assertThat(model.tokens().least()).isBetween(0.5, 1.0);
  }
}
