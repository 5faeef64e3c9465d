package io.redoubt.testing.llm;

import static io.redoubt.testing.llm.Fault.Where.ADDRESS;
import static io.redoubt.testing.llm.Fault.Where.ANSWER;
import static io.redoubt.testing.llm.Fault.Where.CONNECTION;
import static io.redoubt.testing.llm.Fault.Where.STATE;

import java.io.IOException;

/// Every way in which a model server is known to fail, to be played by a [FakeModelServer].
public enum Fault {
  /// No fault: answers as it should.
  NONE(ANSWER, Scene::play),
  /// Nobody listens at the address.
  REFUSE(ADDRESS),
  /// The host name has no address.
  DNS_FAIL(ADDRESS),
  /// TLS with a certificate that nobody vouches for.
  TLS_SELF_SIGNED(ADDRESS),
  /// TLS with a certificate of the past.
  TLS_EXPIRED(ADDRESS),
  /// Accepts connections and reads nothing.
  ACCEPT_NEVER_READ(CONNECTION),
  /// Reads the question and says nothing.
  ACCEPT_NEVER_ANSWER(ANSWER, scene -> scene.out().hold()),
  /// Sends the head of an answer and nothing more.
  HEADERS_THEN_STALL(ANSWER, BrokenHttp::headersThenStall),
  /// Sends byte by byte, slowly.
  DRIP(ANSWER, BrokenHttp::drip),
  /// Stops in the middle of a token.
  STALL_MID_TOKEN(ANSWER, BrokenHttp::stallMidToken),
  /// Resets the connection in the middle of an answer.
  RESET_MID_BODY(ANSWER, BrokenHttp::resetMidBody),
  /// Closes its half of the connection in the middle of an answer.
  HALF_CLOSE(ANSWER, BrokenHttp::halfClose),
  /// States a length that is longer than the body.
  LENGTH_TOO_LONG(ANSWER, BrokenHttp::lengthTooLong),
  /// States a length that is shorter than the body.
  LENGTH_TOO_SHORT(ANSWER, BrokenHttp::lengthTooShort),
  /// Sends chunks whose sizes are no numbers.
  CHUNKED_GARBAGE(ANSWER, BrokenHttp::chunkedGarbage),
  /// Answers with a web page.
  HTML_200(ANSWER, BrokenHttp::html),
  /// Answers with nothing.
  EMPTY_200(ANSWER, BrokenHttp::empty),
  /// Answers that it has nothing to say.
  NO_CONTENT_204(ANSWER, BrokenHttp::noContent),
  /// Points to the metadata service of a cloud.
  REDIRECT_METADATA(ANSWER, BrokenHttp::redirect),
  /// Wants a key.
  UNAUTHORIZED_401(ANSWER, scene -> scene.refuse(401, "unauthorized")),
  /// Does not have the model.
  MODEL_MISSING_404(ANSWER, scene -> scene.refuse(404, "model '" + scene.model() + "' not found")),
  /// Gave up waiting.
  TIMEOUT_408(ANSWER, scene -> scene.refuse(408, "request timeout")),
  /// Limits requests.
  TOO_MANY_429(ANSWER, scene -> scene.refuse(429, "too many requests")),
  /// Limits requests, and says to come back in an hour.
  TOO_MANY_429_RETRY_AFTER(
      ANSWER, scene -> scene.refuse(429, "too many requests", "Retry-After: 3600")),
  /// Breaks.
  ERROR_500(ANSWER, scene -> scene.refuse(500, "internal error")),
  /// Has a full queue for as long as it is asked.
  BUSY_503(
      ANSWER,
      scene ->
          scene.refuse(503, "server busy, please try again.  maximum pending requests exceeded")),
  /// Says that the prompt is too long.
  OVERFLOW_400(ANSWER, BrokenAnswer::overflow),
  /// Loads the model for longer than anybody waits.
  COLD_LOAD(STATE),
  /// Drops the model from memory after each answer.
  UNLOADED_BETWEEN_CALLS(STATE),
  /// Another model answers.
  OTHER_MODEL(ANSWER, BrokenAnswer::otherModel),
  /// The model's digest changes after the first answer.
  OTHER_DIGEST(STATE),
  /// Passes the question on to a cloud.
  CLOUD_FORWARDING(ANSWER, BrokenAnswer::cloud),
  /// Sends a compressed answer that swells a thousandfold.
  GZIP_BOMB(ANSWER, BrokenHttp::gzipBomb),
  /// Sends a gigabyte.
  BODY_1GB(ANSWER, BrokenHttp::gigabyte),
  /// Writes white space for ever.
  INFINITE_WHITESPACE(ANSWER, BrokenAnswer::whitespace),
  /// Writes `GGGG` for ever.
  INFINITE_GGGG(ANSWER, BrokenAnswer::gggg),
  /// Thinks for ever.
  INFINITE_REASONING(ANSWER, BrokenAnswer::reasoning),
  /// Writes replacement characters for ever.
  GARBLED(ANSWER, BrokenAnswer::garbled),
  /// Says one sentence thirty times and stops.
  LOOP(ANSWER, BrokenAnswer::loop),
  /// Cuts every character of more than one byte.
  SPLIT_UTF8(ANSWER, BrokenAnswer::splitCharacters),
  /// Ends its answer twice.
  DUPLICATE_DONE(ANSWER, BrokenAnswer::duplicateDone),
  /// Does not end its answer.
  NO_DONE(ANSWER, BrokenAnswer::noDone),
  /// Never gets done within the allowed tokens.
  LENGTH(ANSWER, BrokenAnswer::length),
  /// Does not get done the first time.
  LENGTH_ONCE(ANSWER, BrokenAnswer::lengthOnce),
  /// Reads only a small part of the prompt and says nothing about it.
  PROMPT_CUT(ANSWER, BrokenAnswer::promptCut),
  /// Reports an error in the middle of an answer.
  ERROR_MIDWAY(ANSWER, BrokenAnswer::midwayError),
  /// Ends its answer before it began.
  NO_TEXT(ANSWER, BrokenAnswer::noText),
  /// Thinks, and ends its answer.
  THINKING_ONLY(ANSWER, BrokenAnswer::thinkingOnly),
  /// States times of long ago and far ahead.
  SKEWED_CLOCK(ANSWER, BrokenAnswer::skewedClock),
  /// Speaks HTTP/1.0.
  HTTP_1_0(ANSWER, BrokenHttp::oldHttp),
  /// Speaks HTTP/2 unasked.
  HTTP_2(ANSWER, BrokenHttp::http2),
  /// Leaves a second answer behind on the connection.
  POISONED_KEEP_ALIVE(ANSWER, BrokenHttp::poisoned),
  /// Restarts: every other request is cut off.
  RESTARTS(ANSWER, BrokenHttp::restart),
  /// Gives the answer to somebody else's question.
  OTHERS_ANSWER(ANSWER, BrokenAnswer::others);

  /// What a fault spoils.
  public enum Where {
    /// The address that the server goes by.
    ADDRESS,
    /// Every connection.
    CONNECTION,
    /// The state of the server between answers.
    STATE,
    /// Answers only; everything else works.
    ANSWER
  }

  /// Spoils one answer.
  @FunctionalInterface
  interface Play {
    void play(Scene scene) throws IOException;
  }

  private final Where where;

  /// Method references without state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Play play;

  Fault(Where where) {
    this(where, Scene::play);
  }

  Fault(Where where, Play play) {
    this.where = where;
    this.play = play;
  }

  /// What the fault spoils.
  public Where where() {
    return where;
  }

  void play(Scene scene) throws IOException {
    play.play(scene);
  }
}
