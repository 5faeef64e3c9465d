package io.redoubt.parse.grammar;

import io.redoubt.event.Constant;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.util.List;

/// The constants that a group of patterns sets.
final class Section {
  private final Field[] fields;
  private final Constant[] values;

  /// One field and its value.
  record Setting(Field field, Constant value) {}

  Section(List<Setting> settings) {
    fields = settings.stream().map(Setting::field).toArray(Field[]::new);
    values = settings.stream().map(Setting::value).toArray(Constant[]::new);
  }

  void emit(EventBuilder out) {
    for (int i = 0; i < fields.length; i++) {
      out.add(fields[i], values[i]);
    }
  }
}
