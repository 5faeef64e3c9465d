package io.redoubt.testing.llm;

import io.redoubt.llm.ServerKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Answers that are good HTTP and bad otherwise: loops, wrong counts, wrong models, missing ends.
final class BrokenAnswer {
  private static final int ENDLESS = 2_000_000;

  private BrokenAnswer() {}

  private static void endless(Scene scene, IntFunction<String> frame) throws IOException {
    scene.begin();
    for (int i = 0; i < ENDLESS; i++) {
      scene.out().chunk(frame.apply(i));
    }
  }

  static void whitespace(Scene scene) throws IOException {
    endless(scene, i -> scene.voice().text(scene.model(), i % 2 == 0 ? " " : "\n"));
  }

  static void gggg(Scene scene) throws IOException {
    endless(scene, _ -> scene.voice().text(scene.model(), "GGGG"));
  }

  static void reasoning(Scene scene) throws IOException {
    endless(
        scene,
        i -> scene.voice().thinking(scene.model(), "but then " + Integer.toHexString(i * 7919)));
  }

  static void garbled(Scene scene) throws IOException {
    endless(scene, i -> scene.voice().text(scene.model(), "\uFFFD" + (char) ('a' + i % 26)));
  }

  /// Every byte in a chunk of its own, so that no character stays whole on the network.
  static void splitCharacters(Scene scene) throws IOException {
    scene.begin();
    for (byte b : scene.whole().getBytes(StandardCharsets.UTF_8)) {
      scene.out().chunk(new byte[] {b});
    }
    scene.out().lastChunk();
  }

  static void duplicateDone(Scene scene) throws IOException {
    scene.begin();
    for (String piece : scene.pieces()) {
      scene.out().chunk(piece);
    }
    scene.out().chunk(scene.end());
    scene.out().chunk(scene.end());
    scene.out().lastChunk();
  }

  static void noDone(Scene scene) throws IOException {
    scene.begin();
    for (String piece : scene.pieces()) {
      scene.out().chunk(piece);
    }
    scene.out().lastChunk();
  }

  static void length(Scene scene) throws IOException {
    ended(scene, scene.pieces().getFirst(), scene.end(Ending.LENGTH));
  }

  static void lengthOnce(Scene scene) throws IOException {
    if (scene.nth() == 1) {
      length(scene);
    } else {
      scene.play();
    }
  }

  /// Claims to have read ten tokens of the prompt.
  static void promptCut(Scene scene) throws IOException {
    String end = scene.voice().end(scene.model(), Ending.STOP, 10, 20);
    ended(scene, String.join("", scene.pieces()), end);
  }

  static void otherModel(Scene scene) throws IOException {
    Voice voice = scene.voice();
    ended(
        scene,
        voice.text("evil:latest", scene.answer()),
        voice.end("evil:latest", Ending.STOP, 1000, 10));
  }

  /// Frames from the year 1970 and from 2099.
  static void skewedClock(Scene scene) throws IOException {
    ended(
        scene,
        String.join("", scene.pieces()).replace("2026-", "1970-").replace("1790000000", "1"),
        scene.end().replace("2026-", "2099-").replace("1790000000", "4100000000"));
  }

  /// A whole answer, but to somebody else's question.
  static void others(Scene scene) throws IOException {
    ended(scene, scene.voice().text(scene.model(), "The answer to another request"), scene.end());
  }

  static void midwayError(Scene scene) throws IOException {
    ended(
        scene,
        scene.pieces().getFirst(),
        scene.voice().midway("model runner has unexpectedly stopped"));
  }

  static void noText(Scene scene) throws IOException {
    ended(scene, "", scene.end());
  }

  static void thinkingOnly(Scene scene) throws IOException {
    ended(scene, scene.voice().thinking(scene.model(), "let me see"), scene.end());
  }

  /// Ollama passes the request on to a cloud; the other dialects cannot say so and answer.
  static void cloud(Scene scene) throws IOException {
    String remote = "\"remote_host\":\"https://ollama.com\",\"model\":";
    ended(scene, scene.whole().replace("\"model\":", remote), "");
  }

  static void loop(Scene scene) throws IOException {
    String said = "The user logged on again from a new place. ".repeat(30);
    ended(scene, scene.voice().text(scene.model(), said), scene.end());
  }

  static void overflow(Scene scene) throws IOException {
    if (scene.voice() instanceof OpenAiVoice(var kind, _) && kind == ServerKind.LLAMA_CPP) {
      String body =
          "{\"error\":{\"code\":400,\"type\":\"exceed_context_size_error\",\"message\":\"request"
              + " (13392 tokens) exceeds the available context size (8192 tokens), try increasing"
              + " it\",\"n_prompt_tokens\":13392,\"n_ctx\":8192}}";
      scene.out().whole("400 Bad Request", "application/json", body);
    } else if (scene.voice() instanceof OpenAiVoice) {
      scene.refuse(
          400,
          "This model's maximum context length is 8192 tokens. However, your request has more");
    } else {
      scene.refuse(
          400, "the prompt is longer than the context length currently available to the model");
    }
  }

  private static void ended(Scene scene, String... frames) throws IOException {
    scene.begin();
    for (String frame : Arrays.asList(frames)) {
      if (!frame.isEmpty()) {
        scene.out().chunk(frame);
      }
    }
    scene.out().lastChunk();
  }
}
