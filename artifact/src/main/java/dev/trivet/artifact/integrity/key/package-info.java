/// Keys, certificates and signatures, as the JDK has them.
@NullMarked
package dev.trivet.artifact.integrity.key;

import org.jspecify.annotations.NullMarked;
