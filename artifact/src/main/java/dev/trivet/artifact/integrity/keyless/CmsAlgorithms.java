package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Malformed;

/// The algorithms that are accepted in timestamps, by object identifier.
final class CmsAlgorithms {
  private CmsAlgorithms() {}

  /// @return its Java name
  static String digest(String oid) throws Malformed {
    return switch (oid) {
      case "2.16.840.1.101.3.4.2.1" -> "SHA-256";
      case "2.16.840.1.101.3.4.2.2" -> "SHA-384";
      case "2.16.840.1.101.3.4.2.3" -> "SHA-512";
      default -> throw new Malformed("the digest " + oid + " is not accepted");
    };
  }

  /// @param digest by its Java name, for signature identifiers that leave it open
  /// @return its Java name
  static String signature(String oid, String digest) throws Malformed {
    String plain = digest.replace("-", "");
    return switch (oid) {
      case "1.2.840.10045.4.3.2" -> "SHA256withECDSA";
      case "1.2.840.10045.4.3.3" -> "SHA384withECDSA";
      case "1.2.840.10045.4.3.4" -> "SHA512withECDSA";
      case "1.2.840.10045.2.1" -> plain + "withECDSA";
      case "1.2.840.113549.1.1.1" -> plain + "withRSA";
      case "1.2.840.113549.1.1.11" -> "SHA256withRSA";
      case "1.2.840.113549.1.1.12" -> "SHA384withRSA";
      case "1.2.840.113549.1.1.13" -> "SHA512withRSA";
      case "1.3.101.112" -> "Ed25519";
      default -> throw new Malformed("the signature algorithm " + oid + " is not accepted");
    };
  }
}
