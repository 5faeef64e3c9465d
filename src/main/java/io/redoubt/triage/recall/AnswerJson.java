package io.redoubt.triage.recall;

import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer in the form of schema v1, as a model would have given it. Stateless.
public final class AnswerJson {
  private AnswerJson() {}

  /// The answer to a question of these words.
  ///
  /// @param candidates whether the question named techniques: only then may the answer
  public static String of(Answer answer, String head, String nonce, boolean candidates) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("head", head);
    ArrayNode observations = json.putArray("observations");
    answer.observations().forEach(claim -> claim(claim, observations.addObject()));
    claim(answer.benign(), json.putObject("benign_hypothesis"));
    claim(answer.malicious(), json.putObject("malicious_hypothesis"));
    json.put("verdict", answer.verdict().id()).put("severity", answer.severity().id());
    json.put("category", answer.category());
    if (candidates) {
      ArrayNode techniques = json.putArray("techniques");
      answer
          .techniques()
          .forEach(t -> texts(t.refs(), techniques.addObject().put("id", t.id()).putArray("refs")));
    }
    json.put("confidence", answer.confidence().toLowerCase(Locale.ROOT));
    json.put("summary", answer.summary());
    ArrayNode steps = json.putArray("recommendations");
    answer
        .recommendations()
        .forEach(
            step ->
                steps
                    .addObject()
                    .put("action", step.action())
                    .put("target_ref", step.targetRef())
                    .put("rationale", step.rationale()));
    texts(answer.missing(), json.putArray("missing"));
    json.put("injection_suspected", answer.injectionSuspected()).put("nonce", nonce);
    return json.toString();
  }

  private static void claim(Claim claim, ObjectNode json) {
    texts(claim.refs(), json.putArray("refs"));
    json.put("text", claim.text());
  }

  private static void texts(List<String> texts, ArrayNode json) {
    texts.forEach(json::add);
  }
}
