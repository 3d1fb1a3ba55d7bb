package dev.trivet.artifact.integrity.keyless;

import java.security.cert.X509Certificate;
import java.util.List;

/// An authority for certificates or timestamps that is trusted.
///
/// @param chain the certificate it signs with, or one above that, up to its root
record Authority(List<X509Certificate> chain, Validity validity) {
  Authority {
    chain = List.copyOf(chain);
  }

  X509Certificate root() {
    return chain.getLast();
  }
}
