/// Whether a model is the one that was signed, and who signed it; signing one.
///
/// The packages below stand in this order, each using only those before it: `form` (how things are
/// written), `check` (steps and how they fail), `key`, `bundle`, `keyless`, `signer` (whom one
/// trusts), `manifest` (what a model consists of), `oms`, then `stated` (digests beside files) and
/// `provenance`.
@NullMarked
package dev.trivet.artifact.integrity;

import org.jspecify.annotations.NullMarked;
