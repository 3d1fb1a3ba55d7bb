package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.oms.OmsFormat;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.shared.Digest;
import java.util.List;
import java.util.Optional;

/// The result of verifying a model. There is no third case: what is not verified is refused, with
/// its reasons.
public sealed interface Verification {
  Outcome outcome();

  /// The model is the one that was signed.
  ///
  /// @param format the form of the signature
  /// @param model its digest, as evidence names it
  /// @param files each with its SHA-256, sorted by name
  /// @param ignored names that are there and are not covered by the signature
  /// @param notes what else is worth knowing, in sentences
  record Verified(
      OmsFormat format,
      Signer signer,
      Digest model,
      List<Resource> files,
      List<String> ignored,
      List<String> notes)
      implements Verification {
    public Verified {
      files = List.copyOf(files);
      ignored = List.copyOf(ignored);
      notes = List.copyOf(notes);
    }

    @Override
    public Outcome outcome() {
      return Outcome.VERIFIED;
    }
  }

  /// The model is not to be relied on.
  ///
  /// @param reasons at least one; of many files, the first thousand
  /// @param further how many more there are
  /// @param format the form of the signature, once it was known
  /// @param signer whose signature it is, when that much was right
  /// @param model the digest of what is there, when it could be read; of a model nobody vouches for
  record Refused(
      Outcome outcome,
      List<Reason> reasons,
      int further,
      Optional<OmsFormat> format,
      Optional<Signer> signer,
      Optional<Digest> model)
      implements Verification {
    static final int MOST = 1_000;

    public Refused {
      if (reasons.isEmpty() || outcome == Outcome.VERIFIED) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
      further += Math.max(0, reasons.size() - MOST);
      reasons = List.copyOf(reasons.subList(0, Math.min(MOST, reasons.size())));
    }

    static Refused before(Outcome outcome, Reason reason) {
      return new Refused(
          outcome, List.of(reason), 0, Optional.empty(), Optional.empty(), Optional.empty());
    }
  }
}
