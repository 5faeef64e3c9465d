package io.redoubt.llm.local;

import java.util.List;

/// What the parent tells the child. Immutable.
sealed interface Order {
  /// Read a model into memory; comes first and once.
  ///
  /// @param path absolute
  /// @param context tokens for a prompt and its answer
  /// @param threads of the processor to use
  /// @param sample a text whose tokens are to be counted
  record Load(String path, int context, int threads, String sample) implements Order {}

  /// Answer this.
  ///
  /// @param id comes back with every report about it
  /// @param turns in order
  /// @param schema JSON Schema of the answer, or empty
  record Ask(long id, List<Turn> turns, String schema, int maxTokens, double temperature, long seed)
      implements Order {
    /// Takes a copy of the list.
    public Ask {
      turns = List.copyOf(turns);
    }
  }

  /// Write no more of the answer with this id.
  record Stop(long id) implements Order {}

  /// One message of a chat.
  ///
  /// @param role `system`, `user` or `assistant`
  record Turn(String role, String text) {}
}
