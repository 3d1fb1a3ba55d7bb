/// Reads untrusted model files without ever loading them, and says what they would do.
///
/// The packages stand in this order, each using only those before it: `bytes` (access), `rule`
/// (what can be said), `scan` (the frame readers work in), one package per format, and this one,
/// which puts them together.
@NullMarked
package dev.trivet.artifact;

import org.jspecify.annotations.NullMarked;
