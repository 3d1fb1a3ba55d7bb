/// MessagePack documents, as Flax keeps its checkpoints in.
@NullMarked
package dev.trivet.artifact.msgpack;

import org.jspecify.annotations.NullMarked;
