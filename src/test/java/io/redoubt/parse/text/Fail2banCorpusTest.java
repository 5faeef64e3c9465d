package io.redoubt.parse.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Parsing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class Fail2banCorpusTest {
  private static final String AUTH =
      "(log-?in|log-?on|logged|auth\\w*|\\w*password|passwd|credentials?|sign-?in|2fa|totp|sasl|rcon|publickey)";
  private static final String FAIL =
      "(fail\\w*|denied|invalid|incorrect|wrong|reject\\w*|refused|unsuccessful\\w*|bad|mismatch|disallowed|unauthori[sz]ed|not"
          + " (found|match|allowed|permitted|exist)|illegal|exceeded|errors?)";

  /// A line that itself says that a login or an authentication failed, told independently of the
  /// words the parser knows.
  private static final Pattern SAYS_SO =
      Pattern.compile(
          "(?i)\\b"
              + AUTH
              + "\\b.{0,60}\\b"
              + FAIL
              + "\\b|\\b"
              + FAIL
              + "\\b.{0,60}\\b"
              + AUTH
              + "\\b|(invalid|illegal|nonexistent) user|user .{0,50}not (found|allowed)|user \\S+"
              + " no such|InvalidPassword|AuthenticationFailed|(denied|invalid) for"
              + " user|authfail|badlogin|unknown user|failed (keyboard-interactive|hostbased)|user"
              + " denied|login attempted|non-existent login|login .{0,50}might not have"
              + " worked|empty username");

  @Test
  void findsTheHostThatTheLineNames() throws IOException {
    List<String> missed = new ArrayList<>();
    int of = 0;
    for (Sample sample : samples()) {
      if (!sample.host().isEmpty() && sample.line().contains(sample.host())) {
        of++;
        if (!names(sample.event(), sample.host())) {
          missed.add(sample.show());
        }
      }
    }
    write("fail2ban-host.txt", missed);
    Figures.atLeast("fail2ban host named in the line", 0.95, of - missed.size(), of);
  }

  @Test
  void saysFailureWhereTheLineDoes() throws IOException {
    List<String> wrong = new ArrayList<>();
    int hit = 0;
    int said = 0;
    int meant = 0;
    for (Sample sample : samples()) {
      boolean truth = SAYS_SO.matcher(sample.line()).find();
      boolean failure = "failure".equals(sample.event().text(Ecs.EVENT_OUTCOME));
      boolean login = sample.event().texts(Ecs.EVENT_CATEGORY).contains("authentication");
      meant += truth ? 1 : 0;
      said += failure && login ? 1 : 0;
      hit += truth && failure && login ? 1 : 0;
      if (truth != (failure && login)) {
        wrong.add((truth ? "MISSED " : "WRONG  ") + sample.show());
      }
    }
    write("fail2ban-outcome.txt", wrong);
    assertThat(meant).isGreaterThan(100);
    Figures.atLeast("fail2ban outcome recall", 0.85, hit, meant);
    Figures.atLeast("fail2ban outcome precision", 0.95, hit, said);
  }

  private static boolean names(Event event, String host) {
    return host.equals(event.text(Ecs.SOURCE_IP)) || host.equals(event.text(Ecs.SOURCE_ADDRESS));
  }

  private record Sample(String service, String line, boolean match, String host, Event event) {
    String show() {
      return service
          + " "
          + host
          + " got "
          + event.format()
          + " "
          + event.text(Ecs.SOURCE_IP)
          + " "
          + event.text(Ecs.EVENT_OUTCOME)
          + " | "
          + line;
    }
  }

  private static void write(String name, List<String> lines) throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target", name), lines);
  }

  private static List<Sample> samples() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<Sample> samples = new ArrayList<>();
    for (String row : Files.readAllLines(Corpus.require("fail2ban/auth-failures.jsonl"))) {
      JsonNode node = json.readTree(row);
      String line = node.path("log").asText();
      String service = node.path("service").asText();
      List<Event> events = Parsing.events(service + ".log", line.getBytes(StandardCharsets.UTF_8));
      if (!events.isEmpty()) {
        JsonNode expect = node.path("expect");
        samples.add(
            new Sample(
                service,
                line,
                expect.path("match").asBoolean(),
                expect.path("host").asText(""),
                events.getFirst()));
      }
    }
    return samples;
  }
}
