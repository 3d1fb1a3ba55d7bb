package dev.trivet.measure.run;

import java.util.Optional;

/// A model behind an address that takes samples and answers with scores. Nobody here has its bytes,
/// so what is measured holds for the version its operator says it is, and for no file.
///
/// @param address where it is asked: `https://host/predict`
/// @param version as its operator names it; evidence is bound to it
/// @param template of the body, JSON with the place `{{instances}}` for a list of samples
/// @param answersAt where in the reply the list of answers stands: `/predictions`
/// @param secretFrom the environment variable that holds what opens it
/// @param header that carries the secret, `Authorization` when left out
/// @param scheme before the secret in the header, `Bearer` when left out
/// @param batch how many samples are sent at once
/// @param perSecond how many requests are sent in a second at most
/// @param timeoutSeconds until an answer is given up
/// @param tries how often a request is sent when the endpoint asks for patience or fails
public record EndpointSource(
    String address,
    String version,
    Optional<String> template,
    Optional<String> answersAt,
    Optional<String> secretFrom,
    Optional<String> header,
    Optional<String> scheme,
    Optional<Long> batch,
    Optional<Double> perSecond,
    Optional<Long> timeoutSeconds,
    Optional<Long> tries) {
  public EndpointSource {
    if (batch.orElse(1L) < 1 || timeoutSeconds.orElse(1L) < 1 || tries.orElse(1L) < 1) {
      throw new IllegalArgumentException("batch, timeoutSeconds and tries are at least 1");
    }
    if (!(perSecond.orElse(1.0) > 0)) {
      throw new IllegalArgumentException("perSecond is above 0");
    }
  }

  public static EndpointSource of(String address, String version) {
    return new EndpointSource(
        address,
        version,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Without what may be a secret: user, query and fragment.
  public String shown() {
    String text = address.replaceAll("[?#].*$", "");
    return text.replaceFirst("//[^/@]*@", "//");
  }
}
