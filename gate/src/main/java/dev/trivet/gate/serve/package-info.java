/// Answers over HTTP from recorded decisions: a Kubernetes admission webhook and a hook for
/// registries. It looks at no model itself.
@NullMarked
package dev.trivet.gate.serve;

import org.jspecify.annotations.NullMarked;
