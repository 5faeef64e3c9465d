package io.redoubt.api.jobs;

import io.redoubt.notify.http.Answer;
import io.redoubt.notify.http.Outgoing;
import io.redoubt.notify.http.Sender;
import io.redoubt.notify.http.Signature;
import io.redoubt.notify.reach.Destination;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Tells a receiver that a job has ended: a signed `POST` of JSON (`redoubt.job/v1`), to where the
/// sender may reach; redirects are not followed. `Idempotency-Key` is the id of the job.
/// Thread-safe.
///
/// @param sender who sends
/// @param secret signs, as [Signature] says
/// @param clock the moment in the signature
public record JobHook(Sender sender, String secret, InstantSource clock) {
  private static final Set<Integer> LATER = Set.of(408, 425, 429);
  private static final int OURS = 500;

  /// What came of it.
  ///
  /// @param done whether the receiver took it
  /// @param again whether it may take it later
  /// @param reason why it did not, without the address
  record Said(boolean done, boolean again, String reason) {}

  /// Sends, and waits for the answer.
  Said tell(JobState job) {
    if (!(Destination.ofUrl(job.told().hook().url()) instanceof Destination.Read.Usable(var to))) {
      return new Said(false, false, "the address cannot be sent to");
    }
    Instant now = clock.instant();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("schema", "redoubt.job/v1");
    document.put("sent_at", now.toString());
    document.put("job", job.shown());
    byte[] body = JsonMapper.shared().writeValueAsBytes(document);
    Map<String, String> headers = new HashMap<>(Signature.headers(secret, now, body));
    headers.put("Idempotency-Key", job.id());
    return switch (sender.send(Outgoing.json(to, headers, body))) {
      case Answer.Forbidden(String reason) -> new Said(false, false, reason);
      case Answer.Failed(String reason) -> new Said(false, true, reason);
      case Answer.Received received -> said(received.status());
    };
  }

  private static Said said(int status) {
    boolean later = status >= OURS || LATER.contains(status);
    return new Said(status / 100 == 2, later, "the receiver answered " + status);
  }
}
