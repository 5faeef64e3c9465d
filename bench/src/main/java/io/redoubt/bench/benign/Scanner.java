package io.redoubt.bench.benign;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;

/// The vulnerability scanner of the house, on Sundays, from an address that everybody knows: it
/// is to
/// be on the list of what is expected.
final class Scanner implements Scene {
  private static final List<String> PROBES =
      List.of(
          "GET /.git/config",
          "GET /.env",
          "GET /wp-login.php",
          "GET /phpmyadmin/",
          "GET /cgi-bin/test.cgi",
          "GET /server-status",
          "GET /admin/config.php",
          "GET /?id=1%27%20OR%20%271%27=%271",
          "GET /../../../../etc/passwd",
          "GET /?q=%3Cscript%3Ealert(1)%3C/script%3E",
          "GET /backup.zip",
          "GET /actuator/env");

  @Override
  public void play(Day day, Fleet fleet) {
    if (day.date().getDayOfWeek() != DayOfWeek.SUNDAY) {
      return;
    }
    for (String host : List.of("web01", "web02", "web03")) {
      Instant time = day.at(5, 0);
      for (int i = 0; i < 400; i++) {
        time = time.plusMillis(900);
        String probe = day.one(PROBES);
        fleet
            .sheet("linux/" + host + "/nginx-access.log")
            .add(
                time,
                Fleet.SCANNER
                    + " - - ["
                    + WebTime.of(time)
                    + "] \""
                    + probe
                    + " HTTP/1.1\" 404 162 \"-\" \"Mozilla/5.0 (HouseScanner 7.2)\"");
      }
    }
    for (String host : Fleet.LINUX) {
      LinuxAdmins.session(day, fleet, host, day.at(5, 40), "scanner", Fleet.SCANNER, 60);
    }
  }
}
