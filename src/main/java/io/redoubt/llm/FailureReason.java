package io.redoubt.llm;

import static io.redoubt.llm.FailureReason.Blame.ANSWER;
import static io.redoubt.llm.FailureReason.Blame.LOCAL;
import static io.redoubt.llm.FailureReason.Blame.NETWORK;
import static io.redoubt.llm.FailureReason.Blame.REFUSED;
import static io.redoubt.llm.FailureReason.Blame.REQUEST;
import static io.redoubt.llm.FailureReason.Blame.SERVER;

import java.util.Locale;

/// Why there is no usable answer: every way in which asking a model can fail, whether asking the
/// same server again within the deadline may help, and what a person can do about it.
public enum FailureReason {
  /// Nobody listens at the address.
  CONNECT(NETWORK, true, "Start the model server or correct --llm-url."),
  /// The host name has no address.
  DNS(NETWORK, true, "Correct the host name in --llm-url."),
  /// The TLS handshake failed: certificate expired, self-signed, of another name.
  TLS(NETWORK, false, "Give the server a certificate that this machine trusts."),
  /// The connection did not come about in time.
  TIMEOUT_CONNECT(NETWORK, true, "Check that the model server can be reached from here."),
  /// The connection broke in the middle of an answer.
  RESET(NETWORK, true, "Look into the log of the model server: it ended the connection."),
  /// Nothing came back in time after the request was sent.
  FIRST_BYTE(SERVER, false, "Use a smaller model or a longer --llm-deadline."),
  /// The answer stopped flowing.
  STALL(SERVER, false, "Look into the log of the model server: it stopped in mid-answer."),
  /// The deadline of the request passed.
  DEADLINE(SERVER, false, "Use a smaller model or a longer --llm-deadline."),
  /// The server rejected the request as malformed (400 and its kin).
  HTTP_REJECTED(REQUEST, false, "Update the model server: it does not know this request."),
  /// The server wants a key, or another one (401, 403, 407).
  HTTP_UNAUTHORIZED(REQUEST, false, "Set the API key of the model server."),
  /// The server gave up waiting (408, 499).
  HTTP_TIMEOUT(SERVER, true, "Look into the log of the model server: it timed out."),
  /// The server limits the number of requests (429).
  RATE_LIMITED(SERVER, true, "Lower --max-llm-calls or raise the limit at the server."),
  /// The server broke (5xx).
  HTTP_SERVER_ERROR(SERVER, true, "Look into the log of the model server."),
  /// A status that has no meaning here (1xx, 204, 206, other 4xx).
  HTTP_UNEXPECTED(SERVER, false, "Check that --llm-url names a model server."),
  /// The server has too much to do (503).
  BUSY(SERVER, true, "Wait, or let fewer clients use the model server."),
  /// The server is still reading the model into memory.
  LOADING(SERVER, true, "Wait until the model is loaded, or load it before the analysis."),
  /// The server does not have the model.
  MODEL_MISSING(REQUEST, false, "Install the model at the server or name another by --model."),
  /// The model cannot do what was asked (thinking switch, chat, schema).
  UNSUPPORTED(REQUEST, false, "Name another model by --model."),
  /// The model file is missing, cut, or no GGUF file.
  MODEL_FILE(REQUEST, false, "Correct the path, or fetch the GGUF file again: it must be whole."),
  /// Redoubt cannot run this model itself: its architecture or this platform is unknown to it.
  NOT_EMBEDDABLE(REQUEST, false, "Serve the model with Ollama or llama.cpp, see --llm-url."),
  /// The server said that the prompt is longer than the context of the model.
  OVERFLOW(REQUEST, false, "Give the model a larger context at the server."),
  /// The server silently cut the prompt.
  TRUNCATED(SERVER, false, "Give the model a larger context at the server."),
  /// The server reported an error in the middle of its answer.
  SERVER_FAULT(SERVER, true, "Look into the log of the model server."),
  /// The answer is not what the protocol says: no JSON, HTML, wrong fields, compressed.
  PROTOCOL(SERVER, false, "Check that --llm-url names a model server that is supported."),
  /// The answer ended without its last message.
  INCOMPLETE(SERVER, true, "Look into the log of the model server: its answer was cut."),
  /// The answer reached the allowed number of tokens and was not finished.
  LENGTH(ANSWER, false, "Use a model that answers more briefly."),
  /// The answer is empty.
  EMPTY(ANSWER, true, "Use another model: this one does not answer."),
  /// The model thought and said nothing.
  THINKING_ONLY(ANSWER, false, "Switch the thinking of the model off."),
  /// The model repeats itself.
  REPEATED(ANSWER, false, "Use another model or quantization: this one loops."),
  /// The answer is a flood of characters that are no text.
  GARBLED(ANSWER, false, "Use another model or quantization: this one writes no text."),
  /// The answer is larger than allowed.
  OVERSIZED(ANSWER, false, "Use another model: this one does not end its answers."),
  /// The server points elsewhere; redirects are never followed.
  REDIRECT(REFUSED, false, "Give the final address of the server in --llm-url."),
  /// The model runs at somebody else's: the server only forwards to a cloud.
  CLOUD_FORWARDING(REFUSED, false, "Name a model that is installed on the server itself."),
  /// The address is not encrypted and not of this machine.
  PLAINTEXT(REFUSED, false, "Use https, or allow plain text to this server expressly."),
  /// Another model, or another version of it, answered.
  WRONG_MODEL(REFUSED, false, "Check which model the server runs; it changed meanwhile."),
  /// The engine on another host does not answer as its contract says.
  ENGINE_CONTRACT(SERVER, false, "Check what runs at engine.url, and that both are up to date."),
  /// The process that runs the model died.
  CRASHED(SERVER, true, "Use another model file: this one brings its process down."),
  /// The server failed too often of late and is left alone for a while.
  BREAKER_OPEN(LOCAL, false, "Look at what failed before; the server is tried again by itself."),
  /// Too many requests wait already.
  QUEUE_FULL(LOCAL, false, "Add a model server or lower the number of alerts to explain."),
  /// The allowed number of requests is used up.
  CALL_BUDGET(LOCAL, false, "Raise --max-llm-calls."),
  /// What may be asked of the models within an hour is used up.
  HOUR_BUDGET(LOCAL, false, "Wait, or raise llm.calls-per-hour and llm.time-per-hour."),
  /// No server or no usable model was found.
  NO_MODEL(LOCAL, false, "Start Ollama with a model, or name one by --llm-url and --model."),
  /// The one who asked gave up.
  CANCELLED(LOCAL, false, "Run the analysis again.");

  /// Who or what a failure speaks against.
  public enum Blame {
    /// The way to the server.
    NETWORK,
    /// The server: what a circuit breaker counts, together with the network.
    SERVER,
    /// This request only; another one may well succeed.
    REQUEST,
    /// What the model wrote; the server is well.
    ANSWER,
    /// A rule of Redoubt that no configuration of the moment allows to bend.
    REFUSED,
    /// Redoubt itself; the server was not asked.
    LOCAL
  }

  private final Blame blame;
  private final boolean retryable;
  private final String remedy;

  FailureReason(Blame blame, boolean retryable, String remedy) {
    this.blame = blame;
    this.retryable = retryable;
    this.remedy = remedy;
  }

  /// Who or what the failure speaks against.
  public Blame blame() {
    return blame;
  }

  /// Whether asking the same server again, within the deadline, may help.
  public boolean retryable() {
    return retryable;
  }

  /// What a person can do about it, as one sentence.
  public String remedy() {
    return remedy;
  }

  /// The name in machine-readable output: lower case, words joined by underscores.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
