package io.redoubt.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.ModelUse;
import io.redoubt.event.finding.Alert;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Origin;
import io.redoubt.testing.report.FakeAnalysis;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Pattern HREF = Pattern.compile("href=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");
  private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)");

  static String page(Analysis analysis) {
    Instant created = Instant.parse("2026-11-20T10:00:00Z");
    return new HtmlReport(_ -> java.util.List.of())
        .page(analysis, new Origin("0.1.0", created, "redoubt analyze incident"));
  }

  private static List<String> all(Pattern pattern, String page) {
    return pattern.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();
  }

  @Test
  void tellsTheStoryWithItsEvidence() {
    assertThat(page(FakeAnalysis.incident()))
        .contains("web01 taken over from 203.0.113.77")
        .contains("8,599,414")
        .contains("<li id=\"A-1-E5\" class=\"raw\">")
        .contains("<mark>203.0.113.77</mark>")
        .contains("href=\"#A-1-E5\">E5</a>")
        .contains("incident/auth.log:1932")
        .contains("5f2b1c0de94d4ab79de1ef1c1d6a7a6be3f01f1a2f1d56f4f5bbf3b3a3cbd2aa")
        .contains("skipped: permission denied; run with sudo")
        .contains("rules/own/odd.yml:7:3")
        .contains("2026-11-20 10:00:00Z");
  }

  @Test
  void needsNoNetworkAndNoScript() {
    String page = page(FakeAnalysis.incident());
    assertThat(page).contains("default-src &#39;none&#39;");
    assertThat(all(HREF, page)).allMatch(target -> target.startsWith("#"));
    assertThat(all(TAG, page)).doesNotContain("script", "img", "link", "iframe", "object", "form");
    assertThat(page).doesNotContain("url(").doesNotContain("@import").doesNotContain(" src=");
  }

  @Test
  void everyLinkHasItsTargetAndEveryTargetIsThereOnce() {
    String page = page(FakeAnalysis.incident());
    List<String> ids = all(ID, page);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page).as("every reference is a link").doesNotContain("<span class=\"ref\"");
    assertThat(page).contains("href=\"#A-2\">A-2</a>").doesNotContain(">b2e4c0ffee02<");
    assertThat(all(HREF, page).stream().map(target -> target.substring(1))).isSubsetOf(ids);
  }

  @Test
  void holdsTheSameTagsWhateverTheLogsSay() {
    String poison = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>`=${x}<!--]]>&#x3c;";
    String page = page(FakeAnalysis.poisoned(poison));
    Set<String> tags = new TreeSet<>(all(TAG, page));
    assertThat(tags).isEqualTo(new TreeSet<>(all(TAG, page(FakeAnalysis.incident()))));
    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<!--");
  }

  @Test
  void linksReferencesInProse() {
    Html html = new Html();
    Alert alert = FakeAnalysis.incident().alerts().getFirst();
    References places = References.in(alert, new Names(FakeAnalysis.incident()));
    Prose.write(html, "It failed [E4, E5]. Then <b> [E99] [x].", places);
    assertThat(html.toString())
        .isEqualTo(
            "It failed <a class=\"ref\" href=\"#A-1-E4\">E4</a>"
                + " <a class=\"ref\" href=\"#A-1-E5\">E5</a>. Then &lt;b&gt;"
                + " <span class=\"ref\">E99</span> [x].");
  }

  @Test
  void saysHowManyAlertsItLeavesOut() {
    Analysis few = FakeAnalysis.incident();
    Analysis many =
        new Analysis(
            few.inputs(),
            few.rules(),
            few.events(),
            few.findings(),
            Collections.nCopies(700, few.alerts().getLast()),
            few.incidents(),
            few.time(),
            few.elapsedMillis(),
            true,
            ModelUse.none(""));
    assertThat(page(many))
        .contains("200 more alerts, ranked lower, stand in the JSON report.")
        .contains("The run was stopped early");
  }

  @Test
  void saysWhenThereIsNothing() {
    assertThat(page(FakeAnalysis.quiet()))
        .contains("Nothing that needs a human")
        .contains("No event has a known time");
  }
}
