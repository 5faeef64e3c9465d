package io.redoubt.testing.llm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// One generation request that a fault may spoil: the question, the right answer to it, and the
/// means to give it well or badly.
///
/// @param nth which request for generation this is, from 1
public record Scene(Asked asked, String answer, Voice voice, Out out, int nth) {
  private static final int PIECE = 12;
  private static final int CHARACTERS_PER_TOKEN = 3;

  /// The name of the model that was asked.
  String model() {
    return asked.model();
  }

  /// The frames of the right answer, without its end.
  List<String> pieces() {
    List<String> frames = new ArrayList<>();
    boolean likely = asked.raw().path("logprobs").asBoolean(false);
    for (int from = 0; from < answer.length(); from += PIECE) {
      String piece = answer.substring(from, Math.min(answer.length(), from + PIECE));
      frames.add(likely ? voice.likely(model(), piece) : voice.text(model(), piece));
    }
    return frames;
  }

  /// The end of the right answer.
  String end() {
    return end(Ending.STOP);
  }

  /// An end of this kind with honest counts.
  String end(Ending ending) {
    return voice.end(model(), ending, promptTokens(), answer.length() / CHARACTERS_PER_TOKEN);
  }

  private int promptTokens() {
    return Math.max(1, asked.prompt().length() / CHARACTERS_PER_TOKEN);
  }

  /// All of the right answer as one text.
  String whole() {
    return String.join("", pieces()) + end();
  }

  /// Gives the right answer, well.
  void play() throws IOException {
    if (!asked.raw().path("stream").asBoolean(true)) {
      out.json(voice.whole(asked, answer));
      return;
    }
    begin();
    for (String piece : pieces()) {
      out.chunk(piece);
    }
    out.chunk(end());
    out.lastChunk();
  }

  /// The head of a streamed answer.
  void begin() throws IOException {
    out.chunkedHead(voice.type());
  }

  /// An error response with the body that the dialect would send.
  void refuse(int status, String message, String... headers) throws IOException {
    String body = voice.error(status, message);
    List<String> lines = new ArrayList<>(List.of(headers));
    lines.add("Content-Length: " + body.length());
    out.head(status + " Refused", "application/json", lines.toArray(String[]::new));
    out.raw(body);
  }
}
