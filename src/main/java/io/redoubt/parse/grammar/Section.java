package io.redoubt.parse.grammar;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.util.List;

/// The constants that a group of patterns sets.
record Section(List<Setting> settings) {
  /// One field and its value.
  record Setting(Field field, Constant value) {}

  Section {
    settings = List.copyOf(settings);
  }

  void emit(EventBuilder out) {
    for (int i = 0; i < settings.size(); i++) {
      Setting setting = settings.get(i);
      out.add(setting.field(), setting.value());
    }
  }
}
