package io.redoubt.llm.served;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.Failure;
import io.redoubt.llm.http.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Hears one answer, frame by frame, and judges it. For one thread.
public final class Hearing {
  private final ChatRequest request;
  private final Predicate<String> expected;
  private final Ticker ticker;
  private final long begun;
  private final Transcript transcript;
  private Optional<Failure> failure = Optional.empty();
  private Frame.Tokens tokens = Frame.Tokens.UNSAID;
  private Ending ending = Ending.NONE;
  private String id = "";
  private long firstNanos = -1;

  /// Hears the answer to a request that is sent now.
  ///
  /// @param expected whether a model of this name may answer
  public Hearing(ChatRequest request, Predicate<String> expected, Ticker ticker) {
    this.request = request;
    this.expected = expected;
    this.ticker = ticker;
    this.begun = ticker.nanos();
    this.transcript = new Transcript(request.maxTokens());
  }

  /// Hears a reply out and closes it.
  ///
  /// @param cap the most bytes of it to read
  /// @param line gives one line to the hearing; `false` when no more lines are wanted
  public static Heard of(Reply reply, Hearing hearing, int cap, BiPredicate<String, Hearing> line) {
    try (reply) {
      return switch (reply) {
        case Reply.Refused(var failure, var retryAfter) ->
            new Heard.Lost(failure, retryAfter, mayHaveBegun(failure.reason()));
        case Reply.Open(var body) ->
            hearing.heard(body.lines(cap, text -> line.test(text, hearing)));
      };
    }
  }

  private static boolean mayHaveBegun(FailureReason reason) {
    return reason == FailureReason.FIRST_BYTE
        || reason == FailureReason.DEADLINE
        || reason == FailureReason.RESET;
  }

  /// Takes the next frame; `false` when no more is wanted because something is wrong.
  public boolean take(Frame frame) {
    if (firstNanos < 0) {
      firstNanos = ticker.nanos() - begun;
    }
    if (!frame.model().isEmpty() && !expected.test(frame.model())) {
      return fail(new Failure(FailureReason.WRONG_MODEL, frame.model() + " answers"));
    }
    if (!sameAnswer(frame.id())) {
      return fail(new Failure(FailureReason.PROTOCOL, "pieces of two answers"));
    }
    if (ending != Ending.NONE && !(frame.content() + frame.thinking()).isEmpty()) {
      return fail(new Failure(FailureReason.PROTOCOL, "text after the end of the answer"));
    }
    tokens = frame.tokens().or(tokens);
    ending = frame.ending() == Ending.NONE ? ending : frame.ending();
    Optional<Failure> wrong =
        transcript.think(frame.thinking()).or(() -> transcript.say(frame.content()));
    return wrong.isEmpty() || fail(wrong.get());
  }

  /// Notes why the answer is none; always `false`.
  public boolean fail(Failure why) {
    failure = failure.or(() -> Optional.of(why));
    return false;
  }

  /// Whether a frame said that the answer ended.
  boolean ended() {
    return ending != Ending.NONE;
  }

  private boolean sameAnswer(String other) {
    if (id.isEmpty()) {
      id = other;
    }
    return other.isEmpty() || other.equals(id);
  }

  /// The answer, when nothing more comes.
  ///
  /// @param wire what went wrong with the connection; it no longer matters once the answer ended
  public Heard heard(Optional<Failure> wire) {
    Thoughts whole = transcript.whole();
    Optional<Failure> wrong =
        failure.or(() -> ended() ? Optional.empty() : wire).or(() -> objection(whole));
    return wrong
        .<Heard>map(why -> new Heard.Lost(why, Duration.ZERO, true))
        .orElseGet(
            () ->
                new Heard.Spoken(
                    whole.answer(),
                    Thoughts.hash(whole.thinking()),
                    tokens,
                    Math.max(0, firstNanos) / 1_000_000));
  }

  private Optional<Failure> objection(Thoughts whole) {
    if (ending == Ending.NONE) {
      return Optional.of(
          new Failure(FailureReason.INCOMPLETE, "the answer ended without its last message"));
    }
    return request.probe()
        ? Optional.empty()
        : transcript.objection(whole, ending == Ending.LENGTH);
  }
}
