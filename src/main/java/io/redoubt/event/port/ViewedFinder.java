package io.redoubt.event.port;

import java.util.function.Function;

/// A finder that can be asked several things about the same moment.
public interface ViewedFinder extends EventFinder {
  /// The answer to a question about what can be searched now. What was taken and is not searchable
  /// yet is not made so. The view ends with the question, which may be asked twice, should a part
  /// turn out to be damaged.
  ///
  /// @param window outside of which the view may lack events
  <T> T at(Window window, Function<EventView, T> question);
}
