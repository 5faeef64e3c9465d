package io.redoubt.api.v1;

import io.redoubt.event.port.CaseFile;

/// Where alerts and incidents stand in the API, and how they are called there.
final class Place {
  private Place() {}

  static String path(CaseFile.Kind kind) {
    return "/api/v1/" + plural(kind);
  }

  static String plural(CaseFile.Kind kind) {
    return word(kind) + 's';
  }

  static String word(CaseFile.Kind kind) {
    return switch (kind) {
      case ALERT -> "alert";
      case INCIDENT -> "incident";
    };
  }

  static String name(CaseFile.Kind kind) {
    return switch (kind) {
      case ALERT -> "Alert";
      case INCIDENT -> "Incident";
    };
  }
}
