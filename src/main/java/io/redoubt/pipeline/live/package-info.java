/// The pipeline that never ends: what listeners and endpoints deliver is committed to the log, and
/// what the log holds is parsed, detected, grouped and told, again and again, as it comes.
///
/// Two halves that share only the log: [LiveIntake] writes it and answers senders; [Follower]s read
/// it and feed [io.redoubt.event.port.EventSink]s, one of which is the [LiveDetection]. So a slow
/// detection or index never slows a sender, and a stop loses nothing: whatever reads the log knows
/// its place in it. What one follower has parsed is handed to the next as it is while both are near
/// each other ([ReadOnce]). Start reading at [LiveEngine].
@NullMarked
package io.redoubt.pipeline.live;

import org.jspecify.annotations.NullMarked;
