package io.redoubt.api.compat.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {
  @ParameterizedTest
  @CsvSource({
    "1.0,1.0", "0.5,0.5", "1e16,1e+16", "1e15,1000000000000000.0", "0.0001,0.0001",
    "0.00001,1e-05", "1.5e300,1.5e+300", "-2.5,-2.5", "123456789.125,123456789.125", "0,0.0"
  })
  void writesFloatsAsPythonDoes(double number, String text) {
    assertThat(PythonText.real(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "'85',85",
    "' 8.5 ',8.5",
    "'1_0',10",
    "'.5',0.5",
    "'5.',5",
    "'1e2',100",
    "'+3',3",
    "'٣',3",
    "'１２.５',12.5"
  })
  void readsFloatsAsPythonDoes(String text, double number) {
    assertThat(PythonText.toFloat(text)).hasValue(number);
  }

  @ParameterizedTest
  @CsvSource({"''", "'x'", "'0x10'", "'1_'", "'_1'", "'1 2'", "'5f'", "'5d'", "'--5'"})
  void refusesWhatIsNoFloatToPython(String text) {
    assertThat(PythonText.toFloat(text)).isEmpty();
  }

  @Test
  void quotesAsReprDoes() {
    assertThat(PythonText.repr(Value.of("it's\n"))).isEqualTo("\"it's\\n\"");
    assertThat(PythonText.repr(new Obj().put("a", "b").put("c", 1L).done()))
        .isEqualTo("{'a': 'b', 'c': 1}");
  }

  @Test
  void stripsWhatPythonCallsSpace() {
    assertThat(PythonText.strip("\u001c\u0085\u00a0x\u2003\u3000")).isEqualTo("x");
  }
}
