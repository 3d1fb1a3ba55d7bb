package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.util.List;
import java.util.Optional;

/// Whom a keyless verification trusts: the public part of one sigstore instance.
///
/// It is always given, never fetched; [ReadTrustRoot] reads sigstore's `trusted_root.json`.
public final class TrustRoot {
  private final List<LogKey> logs;
  private final List<LogKey> certificateLogs;
  private final List<Authority> certificateAuthorities;
  private final List<Authority> timestampAuthorities;

  TrustRoot(
      List<LogKey> logs,
      List<LogKey> certificateLogs,
      List<Authority> certificateAuthorities,
      List<Authority> timestampAuthorities) {
    this.logs = List.copyOf(logs);
    this.certificateLogs = List.copyOf(certificateLogs);
    this.certificateAuthorities = List.copyOf(certificateAuthorities);
    this.timestampAuthorities = List.copyOf(timestampAuthorities);
  }

  /// @param json a trust root of sigstore
  /// @throws Malformed when a part of it is missing or of a kind that is not accepted
  public static TrustRoot read(Octets json) throws Malformed {
    return ReadTrustRoot.of(json);
  }

  Optional<LogKey> log(Octets id) {
    return logs.stream().filter(log -> log.id().equals(id)).findFirst();
  }

  Optional<LogKey> certificateLog(Octets id) {
    return certificateLogs.stream().filter(log -> log.id().equals(id)).findFirst();
  }

  List<Authority> certificateAuthorities() {
    return certificateAuthorities;
  }

  List<Authority> timestampAuthorities() {
    return timestampAuthorities;
  }
}
