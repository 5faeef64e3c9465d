package io.redoubt.bench.benign;

import java.time.Instant;

/// A shop on the web: customers, crawlers, uptime checks, a partner's interface, broken links;
/// once a
/// week the vulnerability scanner of the house.
final class WebShop implements Scene {
  private static final String BROWSER =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/141.0.0.0 Safari/537.36";
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

  @Override
  public void play(Day day, Fleet fleet) {
    for (int i = 0; i < 2_500; i++) {
      customer(day, fleet);
    }
    crawlers(day, fleet);
    checks(day, fleet);
    partner(day, fleet);
  }

  private static String web(Day day) {
    return day.one("web01", "web02", "web03");
  }

  private static void get(
      Fleet fleet,
      String host,
      Instant time,
      String from,
      String request,
      int status,
      String agent) {
    fleet
        .sheet("linux/" + host + "/nginx-access.log")
        .add(
            time,
            from
                + " - - ["
                + WebTime.of(time)
                + "] \""
                + request
                + " HTTP/1.1\" "
                + status
                + " "
                + (Math.abs(request.hashCode()) % 40_000 + 300)
                + " \"-\" \""
                + agent
                + "\"");
  }

  private static void customer(Day day, Fleet fleet) {
    String host = web(day);
    String agent = day.one(BROWSER, PHONE);
    String from = day.one("203.0.113.", "198.51.100.", "192.0.2.") + day.number(1, 250);
    Instant time = day.any();
    get(fleet, host, time, from, "GET /", 200, agent);
    for (String part : new String[] {"app.css", "app.js", "logo.svg", "fonts/text.woff2"}) {
      get(
          fleet,
          host,
          time.plusMillis(200),
          from,
          "GET /static/" + part,
          day.seldom(400) ? 304 : 200,
          agent);
    }
    int pages = day.number(1, 9);
    for (int i = 0; i < pages; i++) {
      time = time.plusSeconds(day.number(4, 60));
      get(
          fleet,
          host,
          time,
          from,
          "GET /product/" + day.number(1, 4_000) + "?ref=list&page=" + day.number(1, 9),
          200,
          agent);
    }
    if (day.seldom(100)) {
      get(
          fleet,
          host,
          time.plusSeconds(5),
          from,
          "GET /search?q="
              + day.one(
                  "o%27neill+jacke",
                  "select+comfort+matratze",
                  "union+jack+flagge",
                  "50%25+rabatt",
                  "schuhe+gr.+%3E+46"),
          200,
          agent);
    }
    if (day.seldom(60)) {
      get(
          fleet,
          host,
          time.plusSeconds(9),
          from,
          "GET /apple-touch-icon-precomposed.png",
          404,
          agent);
      get(
          fleet,
          host,
          time.plusSeconds(9),
          from,
          "GET /product/alt-" + day.number(1, 99),
          404,
          agent);
    }
    if (day.seldom(200)) {
      if (day.seldom(120)) {
        get(fleet, host, time.plusSeconds(12), from, "POST /account/login", 401, agent);
      }
      get(fleet, host, time.plusSeconds(20), from, "POST /account/login", 302, agent);
      get(fleet, host, time.plusSeconds(22), from, "POST /cart/add", 302, agent);
      get(fleet, host, time.plusSeconds(70), from, "POST /checkout", 302, agent);
    }
  }

  private static void crawlers(Day day, Fleet fleet) {
    String google = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    String bing = "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)";
    get(fleet, "web01", day.any(), "192.0.2.66", "GET /robots.txt", 200, google);
    for (int i = 0; i < 3_000; i++) {
      boolean gone = day.seldom(40);
      get(
          fleet,
          web(day),
          day.any(),
          day.one("192.0.2.66", "192.0.2.67", "198.51.100.207"),
          "GET /product/" + (gone ? "alt-" : "") + day.number(1, 4_000),
          gone ? 404 : 200,
          day.one(google, bing));
    }
  }

  private static void checks(Day day, Fleet fleet) {
    for (int minute = 0; minute < 1_440; minute++) {
      Instant time = day.at(minute / 60, minute % 60);
      for (String host : new String[] {"web01", "web02", "web03"}) {
        get(fleet, host, time, Fleet.MONITORING, "GET /healthz", 200, "Uptime/2.1");
      }
    }
  }

  private static void partner(Day day, Fleet fleet) {
    for (int i = 0; i < 1_200; i++) {
      get(
          fleet,
          web(day),
          day.any(),
          "198.51.100.24",
          day.one("GET /api/v2/stock/", "PUT /api/v2/orders/", "GET /api/v2/orders/")
              + day.number(1, 90_000),
          day.seldom(10) ? 503 : 200,
          "partner-sync/4.2 (Java/21)");
    }
  }
}
