package io.redoubt.report.html;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.report.wording.Names;
import io.redoubt.report.wording.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// The result of a run as one self-contained page: readable in light, dark and print, without
/// network and without script. Its content security policy forbids both. Thread-safe.
public final class HtmlReport {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action"
          + " 'none'";
  private static final String[][] SECTIONS = {
    {"story", "Story"},
    {"timeline", "Timeline"},
    {"attack", "ATT&CK"},
    {"incidents", "Incidents"},
    {"alerts", "Alerts"},
    {"inputs", "Inputs"},
    {"rules", "Rules"},
    {"method", "Method"},
  };

  private final String css = resource("report.css");
  private final Function<String, List<String>> home;

  /// A page that says of techniques what this knows.
  ///
  /// @param home the tactics that ATT&CK gives a technique; empty where it is not known
  public HtmlReport(Function<String, List<String>> home) {
    this.home = home;
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("The program is incomplete: " + name + " is missing.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The whole page.
  public String page(Analysis analysis, Origin origin) {
    Html html = new Html();
    html.doctype().open("html", "lang", "en");
    head(html);
    html.open("body");
    html.leaf("a", "Skip to the story", "class", "skip", "href", "#story");
    navigation(html);
    html.open("main");
    Names names = new Names(analysis);
    new Overview(html, names).write(analysis, origin);
    new Plot(html, names).write(analysis);
    new TacticStrip(html, home).write(analysis.alerts());
    new IncidentCards(html, names).write(analysis.incidents());
    new AlertCards(html, names).write(analysis.alerts());
    new RunTables(html, names).write(analysis);
    Method.write(html, analysis, origin);
    html.close(3);
    return html.toString();
  }

  private void head(Html html) {
    html.open("head").open("meta", "charset", "utf-8");
    html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.open("meta", "name", "color-scheme", "content", "light dark");
    html.open("meta", "name", "referrer", "content", "no-referrer");
    html.leaf("title", "Redoubt report").style(css).close();
  }

  private static void navigation(Html html) {
    html.open("nav", "aria-label", "Sections").leaf("span", "Redoubt", "class", "brand");
    for (String[] section : SECTIONS) {
      html.leaf("a", section[1], "href", "#" + section[0]);
    }
    html.close();
  }
}
