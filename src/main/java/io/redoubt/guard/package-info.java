/// Text that attackers can write, on its way to a model. May import `event`.
///
/// A text enters; what a model may see of it leaves, and whether it holds instructions. Start at
/// [InstructionDetector]; [AttackerFields] says where such text stands, [ModelView] takes out what
/// a model reads and a person does not see. Used by `detect` (an attempt is a finding of its own)
/// and by `triage`. Nothing here decides a verdict: what holds against an obedient model is the
/// policy, not the detector.
@NullMarked
package io.redoubt.guard;

import org.jspecify.annotations.NullMarked;
