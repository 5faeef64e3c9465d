package io.redoubt.llm.openai;

import io.redoubt.llm.ServerKind;
import io.redoubt.llm.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How a server is told the schema of an answer. A server that rejects one form is asked with the
/// next; answers are validated by Redoubt whatever the server promises.
enum SchemaForm {
  /// `response_format` of type `json_schema`: the usual form.
  RESPONSE_FORMAT {
    @Override
    void put(ObjectNode body, JsonNode schema) {
      body.putObject("response_format")
          .put("type", "json_schema")
          .putObject("json_schema")
          .put("name", "answer")
          .put("strict", true)
          .set("schema", schema);
    }
  },
  /// `response_format` of type `json_object` with the schema beside it: older llama.cpp.
  JSON_OBJECT {
    @Override
    void put(ObjectNode body, JsonNode schema) {
      body.putObject("response_format").put("type", "json_object").set("schema", schema);
    }
  },
  /// `structured_outputs`: vLLM of 0.12 and later.
  STRUCTURED_OUTPUTS {
    @Override
    void put(ObjectNode body, JsonNode schema) {
      body.putObject("structured_outputs").set("json", schema);
    }
  },
  /// `guided_json`: vLLM before 0.12.
  GUIDED_JSON {
    @Override
    void put(ObjectNode body, JsonNode schema) {
      body.set("guided_json", schema);
    }
  },
  /// Nothing: the server knows no schemas.
  NONE {
    @Override
    void put(ObjectNode body, JsonNode schema) {
      // the prompt alone has to do
    }
  };

  /// Writes the schema into the body of a request.
  abstract void put(ObjectNode body, JsonNode schema);

  /// Writes the schema text, unless there is none.
  void put(ObjectNode body, String schema) {
    if (!schema.isEmpty()) {
      put(body, Json.own(schema));
    }
  }

  /// The forms that a kind of server may understand, best first.
  static List<SchemaForm> of(ServerKind kind) {
    return switch (kind) {
      case LLAMA_CPP -> List.of(RESPONSE_FORMAT, JSON_OBJECT, NONE);
      case VLLM -> List.of(RESPONSE_FORMAT, STRUCTURED_OUTPUTS, GUIDED_JSON, NONE);
      case LM_STUDIO, LOCAL_AI, OPENAI, OLLAMA -> List.of(RESPONSE_FORMAT, NONE);
    };
  }
}
