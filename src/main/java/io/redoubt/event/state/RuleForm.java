package io.redoubt.event.state;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.RuleInfo;

/// The form of what is known of a rule.
final class RuleForm {
  private RuleForm() {}

  static void write(RuleInfo rule, StateOut out) {
    out.text(rule.id()).text(rule.title()).number(rule.level().ordinal()).text(rule.path());
    out.number(rule.kind().ordinal()).each(rule.techniques(), out::text);
    out.each(rule.tactics(), out::text).text(rule.description());
    out.each(rule.falsePositives(), out::text);
  }

  static RuleInfo read(StateIn in) {
    return new RuleInfo(
        in.text(),
        in.text(),
        in.one(Severity.values()),
        in.text(),
        in.one(RuleInfo.Kind.values()),
        in.each(in::text),
        in.each(in::text),
        in.text(),
        in.each(in::text));
  }
}
