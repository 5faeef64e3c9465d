/// Binary Windows event logs (EVTX), read without any library.
///
/// Enters: a stream of a file header and 64 KiB chunks. Leaves: one
/// [io.redoubt.event.RawRecord] per intact event record, its `winlog.*` fields and its rendered
/// XML; what is damaged is named. May import `event`, `parse.frame` and `parse.windows`. Start
/// reading at [EvtxFormat]: [EvtxFraming] cuts chunks, [EvtxSplitter] finds records, [EvtxParser]
/// reads one; a record is mostly a list of values for a template, which [TemplateCompiler] turns
/// once per chunk into [Node]s that [EventRenderer] plays.
///
/// Source of the format: the published descriptions of EVTX by Schuster (2007) and Metz (libevtx
/// documentation), and MS-EVEN6 §2.2.12 for binary XML.
@NullMarked
package io.redoubt.parse.evtx;

import org.jspecify.annotations.NullMarked;
