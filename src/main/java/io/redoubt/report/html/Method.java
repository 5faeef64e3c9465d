package io.redoubt.report.html;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.report.wording.Origin;
import io.redoubt.report.wording.Words;

/// How the report came about and what its words mean, so that a reader can judge how far to trust
/// it.
final class Method {
  private static final String[] STEPS = {
    "Each input is recognised by its content, cut into records and read into ECS fields. A record"
        + " that no format fits is kept as text; the rules see it too.",
    "Rules and vendor alerts give findings. Findings of one meaning about the same entities become"
        + " one alert; alerts that share entities and follow one another become an incident.",
    "The severity of an alert begins with its highest rule level; what raised or lowered it is"
        + " written in the alert. The score says how sure the code is that the alert is real.",
    "Summaries and observations are written by code from the numbered evidence. Every observation"
        + " names the lines it rests on. Counts and times are computed, never estimated.",
    "Undecided means that the evidence is open; what would decide it is listed. Suggestions are"
        + " never executed.",
    "Raw lines are shown as they were logged. Characters that could steer a display are written"
        + " out, such as \\x1b; long lines may be cut. The JSON report holds the same evidence.",
  };

  private Method() {}

  static void write(Html html, Analysis analysis, Origin origin) {
    html.open("section", "id", "method").leaf("h2", "Method").open("ol");
    for (String step : STEPS) {
      html.leaf("li", step);
    }
    html.close().leaf("h3", "What was not used").open("ul");
    long skipped = analysis.inputs().stream().filter(i -> i.skipped() != null).count();
    long partial = analysis.inputs().stream().filter(i -> i.partial()).count();
    html.leaf(
        "li", Words.count(skipped, "input") + " skipped, " + Words.count(partial) + " incomplete");
    html.leaf("li", Words.count(analysis.rules().unloaded().size(), "rule") + " not loaded");
    if (!analysis.rules().limited().isEmpty()) {
      html.leaf("li", Words.count(analysis.rules().limited().size(), "rule") + " limited");
    }
    html.leaf("li", Words.count(analysis.time().undated(), "event") + " without a usable time");
    if (analysis.below() > 0) {
      String alerts = Words.count(analysis.below(), "alert");
      html.leaf("li", alerts + " below the level that was asked for (--min-level)");
    }
    String leftOut = Words.leftOut(analysis.time().window(), analysis.events());
    if (!leftOut.isEmpty()) {
      html.leaf("li", leftOut);
    }
    html.close().leaf("h3", "Origin").open("ul");
    html.leaf("li", "Redoubt " + origin.version());
    html.leaf("li", "Written " + Words.time(origin.created()));
    if (!origin.command().isEmpty()) {
      html.open("li").leaf("code", origin.command()).close();
    }
    if (!analysis.modelNote().isEmpty()) {
      html.leaf("li", analysis.modelNote());
    }
    html.close(2);
  }
}
