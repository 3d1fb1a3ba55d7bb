/// The wire format of protocol buffers, read without their schemas.
@NullMarked
package dev.trivet.artifact.proto;

import org.jspecify.annotations.NullMarked;
