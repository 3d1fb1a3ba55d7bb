/// Whom a signature is trusted from, and who has signed.
@NullMarked
package dev.trivet.artifact.integrity.signer;

import org.jspecify.annotations.NullMarked;
