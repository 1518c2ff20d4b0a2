/// Where monitoring stations dial in: HJ 212-2017 over TCP, with what is left of 2005 and has come with 2025.
///
/// Bytes become frames ([FrameSplitter]), frames are read ([FrameReader]), parts of a message are joined
/// ([PartJoiner]), a day's message becomes observations ([DayValues]), and [Gateway] answers once the log has
/// everything. A frame that is wrong in its check sum, length, grammar or range has no effect and gets no 9014.
@NullMarked
package io.tandem.ingest.hj212;

import org.jspecify.annotations.NullMarked;
