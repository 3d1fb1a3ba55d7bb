package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.oms.OmsFormat;
import dev.trivet.shared.Digest;
import java.util.List;

/// The result of signing a model.
public sealed interface Signing {
  /// @param model its digest, as a verification gives it
  /// @param signer its id, as a verification gives it
  record Signed(OmsFormat format, Digest model, int files, String signer) implements Signing {}

  /// Nothing was written.
  record Refused(List<Reason> reasons) implements Signing {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
