package io.redoubt.bench.benign;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a sensor at the edge sees: flows, names, certificates, web requests, updaters that call by
/// the clock, and its own remarks of the least kind.
final class Network implements Scene {
  @Override
  public void play(Day day, Fleet fleet) {
    for (Person person : fleet.people()) {
      int busy = day.weekend() ? 60 : 600;
      for (int i = 0; i < busy; i++) {
        flow(day, fleet, person.address(), day.work());
      }
      for (int minute = day.number(0, 60); minute < 1_440; minute += 60) {
        tls(
            fleet,
            person.address(),
            "198.51.100.9",
            "updates.vendor.example",
            day.at(minute / 60, minute % 60),
            day);
      }
    }
    for (int i = 0; i < 60; i++) {
      remark(day, fleet);
    }
  }

  private static Map<String, Object> head(
      Instant time, String type, String from, String to, int port, Day day) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("timestamp", time.toString().replace("Z", "+0000"));
    event.put("flow_id", Math.abs((long) from.hashCode() * time.getNano()) + time.getEpochSecond());
    event.put("in_iface", "eth1");
    event.put("event_type", type);
    event.put("src_ip", from);
    event.put("src_port", day.number(32_000, 61_000));
    event.put("dest_ip", to);
    event.put("dest_port", port);
    event.put("proto", port == 53 ? "UDP" : "TCP");
    return event;
  }

  private static void add(Fleet fleet, Instant time, Map<String, Object> event) {
    fleet.sheet("sensor/eve.json").add(time, Json.of(event));
  }

  private static void flow(Day day, Fleet fleet, String from, Instant time) {
    String to = "198.51.100." + day.number(10, 250);
    String site =
        day.one("www", "cdn", "api", "img")
            + day.number(1, 40)
            + "."
            + day.one("news.example.org", "shop.example.net", "video.example.com");
    switch (day.number(0, 4)) {
      case 0 -> {
        Map<String, Object> event = head(time, "dns", from, "10.20.9.3", 53, day);
        event.put(
            "dns",
            Map.of(
                "type",
                "query",
                "id",
                day.number(1, 65_000),
                "rrname",
                site,
                "rrtype",
                day.one("A", "AAAA", "HTTPS")));
        add(fleet, time, event);
      }
      case 1 -> tls(fleet, from, to, site, time, day);
      default -> {
        Map<String, Object> event = head(time, "flow", from, to, 443, day);
        event.put("app_proto", "tls");
        event.put(
            "flow",
            Map.of(
                "pkts_toserver",
                day.number(5, 400),
                "pkts_toclient",
                day.number(5, 900),
                "bytes_toserver",
                day.number(600, 90_000),
                "bytes_toclient",
                day.number(900, 4_000_000),
                "start",
                time.toString(),
                "state",
                "closed",
                "reason",
                "timeout"));
        add(fleet, time, event);
      }
    }
  }

  private static void tls(Fleet fleet, String from, String to, String site, Instant time, Day day) {
    Map<String, Object> event = head(time, "tls", from, to, 443, day);
    event.put(
        "tls",
        Map.of(
            "sni",
            site,
            "version",
            "TLS 1.3",
            "ja3",
            Map.of("hash", "e7d705a3286e19ea42f587b344ee6865")));
    add(fleet, time, event);
  }

  private static void remark(Day day, Fleet fleet) {
    Instant time = day.work();
    Map<String, Object> event =
        head(
            time,
            "alert",
            "10.20.1." + day.number(11, 58),
            "198.51.100." + day.number(10, 250),
            80,
            day);
    event.put(
        "alert",
        Map.of(
            "action",
            "allowed",
            "gid",
            1,
            "signature_id",
            2_900_001 + day.number(0, 3),
            "rev",
            2,
            "signature",
            day.one(
                "INFO Windows update check over HTTP",
                "INFO Package manager user agent",
                "INFO Session traversal utilities in use"),
            "category",
            "Misc activity",
            "severity",
            3));
    add(fleet, time, event);
  }
}
