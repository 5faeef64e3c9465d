package io.redoubt.search.semantic;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.query.Query;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class WordingTest {
  private static Query query(String text) {
    return switch (new QueryParser(Clock.systemUTC()).question(text)) {
      case Parsed.Right(var query) -> query;
      case Parsed.Wrong(_, var message) -> throw new AssertionError(message);
    };
  }

  private static Wording wording(String text) {
    return Wording.of(query(text));
  }

  @Test
  void wordsAreMeantAndConditionsAreFilters() {
    Wording wording = wording("failed login source.ip:10.0.0.0/8 NOT user.name:root");
    assertThat(wording.text()).isEqualTo("failed login");
    assertThat(wording.filter()).isEqualTo(query("source.ip:10.0.0.0/8 NOT user.name:root"));
    assertThat(wording.words()).isEqualTo(query("failed OR login"));
  }

  @Test
  void aQuestionIsReadAsWords() {
    assertThat(wording("who logged in or \"tried to\" as admin?").text())
        .isEqualTo("who logged in or tried to as admin");
    assertThat(wording("somebody could not log in").text()).isEqualTo("somebody could not log in");
    assertThat(wording("who logged in as admin?").filter()).isEqualTo(Query.All.ALL);
  }

  @Test
  void wordsThatMustNotBeThereOrMayBeReplacedByAConditionAreFilters() {
    Wording wording = wording("login NOT cron (ssh OR process.name:sshd)");
    assertThat(wording.text()).isEqualTo("login");
    assertThat(wording.filter()).isEqualTo(query("NOT cron (ssh OR process.name:sshd)"));
  }

  @Test
  void aQueryWithoutWordsHasNoText() {
    assertThat(wording("user.name:root").text()).isEmpty();
    assertThat(wording("*").text()).isEmpty();
  }
}
