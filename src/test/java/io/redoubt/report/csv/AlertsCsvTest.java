package io.redoubt.report.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.report.FakeAnalysis;
import org.junit.jupiter.api.Test;

class AlertsCsvTest {
  @Test
  void hasARowForEachAlert() {
    String[] rows = AlertsCsv.table(FakeAnalysis.incident()).split("\r\n");
    assertThat(rows).hasSize(7);
    assertThat(rows[0])
        .startsWith("id,severity,title,status,verdict")
        .endsWith("incident_id,summary");
    assertThat(rows[1])
        .startsWith("a1f3c0ffee01,critical,Password guessing from 203.0.113.77")
        .contains(",2026-11-18T02:11:07Z,2026-11-18T02:19:40Z,1919,1919,")
        .contains(",T1078 T1110.001,")
        .contains(",deploy backup,web01,i77aa01,");
  }

  @Test
  void letsNoCellBecomeAFormulaOrAnotherRow() {
    String table = AlertsCsv.table(FakeAnalysis.poisoned("\r\n=cmd|' /C calc'!A0,\""));
    assertThat(table.split("\r\n")).hasSize(7);
    assertThat(table).doesNotContain("\n=").doesNotContain(",=").doesNotContain("\"=");
    assertThat(new CsvRow().text("=1+1").text(null).number(-3).end())
        .isEqualTo("\"'=1+1\",,-3\r\n");
  }
}
