package io.redoubt.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.FailureReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | {'error':{'code':400,'type':'exceed_context_size_error','message':'request (13392"
            + " tokens) exceeds the available context size'}} | OVERFLOW",
        "400 | {'error':{'message':'This model`s maximum context length is 4096 tokens. However,"
            + " your request has 5000','type':'BadRequestError','code':400}} | OVERFLOW",
        "400 | {'object':'error','message':'This model`s maximum context length is 4096 tokens.',"
            + "'code':400} | OVERFLOW",
        "400 | {'error':'the prompt is longer than the context length currently available to the"
            + " model'} | OVERFLOW",
        "400 | {'error':'phi4-mini does not support thinking'} | UNSUPPORTED",
        "404 | {'error':'model `x` not found'} | MODEL_MISSING",
        "404 | {'error':{'message':'The model `x` does not exist.','type':'NotFoundError'}}"
            + " | MODEL_MISSING",
        "404 | 404 page not found | HTTP_UNEXPECTED",
        "503 | {'error':{'code':503,'message':'Loading model','type':'unavailable_error'}}"
            + " | LOADING",
        "503 | {'error':'server busy, please try again.  maximum pending requests exceeded'} |"
            + " BUSY",
        "500 | {'error':'model runner has unexpectedly stopped'} | HTTP_SERVER_ERROR",
        "502 | <html> | HTTP_SERVER_ERROR",
        "499 | {'error':'request canceled'} | HTTP_TIMEOUT",
        "418 | {'detail':'short and stout'} | HTTP_UNEXPECTED",
        "422 | {'detail':'unknown field'} | HTTP_REJECTED",
      })
  void readsWhatServersSay(int status, String body, FailureReason reason) {
    String json = body.replace('\'', '"').replace('`', '\'');
    assertThat(Statuses.of(status, json).reason()).isEqualTo(reason);
  }
}
