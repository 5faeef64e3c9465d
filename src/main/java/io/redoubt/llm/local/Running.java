package io.redoubt.llm.local;

import io.redoubt.llm.ModelIdentity;

/// A child that has its model in memory.
///
/// @param stamp the state of the file when it was loaded
/// @param charactersPerToken of log text, as counted after the load
record Running(
    ChildProcess child, ModelFile.Stamp stamp, ModelIdentity identity, double charactersPerToken) {}
