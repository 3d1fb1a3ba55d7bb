package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signed certificate timestamp (RFC 6962 section 3.2) from a certificate's extension.
record CertificateTimestamp(Octets logId, Instant at, Octets extensions, Octets signature) {
  static final String EXTENSION = "1.3.6.1.4.1.11129.2.4.2";
  private static final int LOG_ID = 32;
  private static final int PRECERTIFICATE = 1;
  private static final int SHA256_ECDSA = 0x0403;
  private static final int SHA256_RSA = 0x0401;

  static List<CertificateTimestamp> of(X509Certificate certificate) throws Malformed {
    byte @Nullable [] wrapped = certificate.getExtensionValue(EXTENSION);
    if (wrapped == null) {
      throw new Malformed("it carries no certificate timestamp");
    }
    Octets list = Der.of(Der.of(Octets.of(wrapped)).content()).expect(Der.OCTET_STRING).content();
    try {
      return read(ByteBuffer.wrap(list.bytes()));
    } catch (BufferUnderflowException e) {
      throw new Malformed("its certificate timestamps are cut");
    }
  }

  private static List<CertificateTimestamp> read(ByteBuffer list) throws Malformed {
    if (Short.toUnsignedInt(list.getShort()) != list.remaining()) {
      throw new Malformed("its certificate timestamps are cut");
    }
    var timestamps = new ArrayList<CertificateTimestamp>();
    while (list.hasRemaining()) {
      ByteBuffer one = ByteBuffer.wrap(vector(list).bytes());
      if (one.get() != 0) {
        throw new Malformed("a certificate timestamp is of an unknown version");
      }
      Octets logId = take(one, LOG_ID);
      Instant at = Instant.ofEpochMilli(one.getLong());
      Octets extensions = vector(one);
      short algorithm = one.getShort();
      if (algorithm != SHA256_ECDSA && algorithm != SHA256_RSA) {
        throw new Malformed(
            "a certificate timestamp is signed neither by ECDSA nor RSA with SHA-256");
      }
      timestamps.add(new CertificateTimestamp(logId, at, extensions, vector(one)));
    }
    return timestamps;
  }

  private static Octets vector(ByteBuffer from) {
    return take(from, Short.toUnsignedInt(from.getShort()));
  }

  private static Octets take(ByteBuffer from, int size) {
    if (size > from.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] taken = new byte[size];
    from.get(taken);
    return Octets.of(taken);
  }

  /// What the log has signed.
  ///
  /// @param issuer the SHA-256 of the key of who issued the certificate
  Octets signed(Octets issuer, Octets precertificate) {
    var head = ByteBuffer.allocate(12);
    head.put((byte) 0).put((byte) 0).putLong(at.toEpochMilli()).putShort((short) PRECERTIFICATE);
    var size = ByteBuffer.allocate(4).putInt(precertificate.size());
    var extensionsSize = ByteBuffer.allocate(2).putShort((short) extensions.size());
    return Octets.join(
        Octets.of(head.array()),
        issuer,
        Octets.of(size.array()).from(1),
        precertificate,
        Octets.of(extensionsSize.array()),
        extensions);
  }
}
