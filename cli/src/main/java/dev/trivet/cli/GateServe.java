package dev.trivet.cli;

import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.gate.seal.OpenDecision;
import dev.trivet.gate.serve.DecisionStore;
import dev.trivet.gate.serve.GateServer;
import dev.trivet.gate.serve.ServerCertificate;
import dev.trivet.gate.serve.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/// `trivet gate --serve`: answers a cluster and registries until it is ended.
final class GateServe {
  private static final int LARGEST_PORT = 65_535;

  private final Given given;
  private final Console console;

  GateServe(Given given, Console console) {
    this.given = given;
    this.console = console;
  }

  static void options(Usage usage) {
    usage
        .option("--serve", "PORT", "Answer over HTTP from recorded decisions; 0 takes a free port.")
        .option("--host", "ADDRESS", "The IP address to listen on; this machine only if left out.")
        .option("--decisions", "DIR", "Where the sealed decisions lie, as *.json.")
        .option("--keystore", "FILE", "PKCS#12 with the server's certificate, for HTTPS.")
        .option("--keystore-password", "FILE", "A file whose first line is its password.");
  }

  ExitCode run() throws IOException, Refusal {
    String decisions = needed("--decisions", "where the sealed decisions lie");
    VerificationKey key =
        KeyFiles.publicKey(needed("--key", "the public key of who seals decisions"));
    String environment = GateInputs.environment(given);
    var options = ServerOptions.of(address(), tls(), environment);
    var store =
        new DecisionStore(
            Inputs.existing(decisions), new OpenDecision(List.of(key)), System::nanoTime);
    try (GateServer server = GateServer.start(options, store, console.clock())) {
      DecisionStore.Count count = store.count();
      console
          .talk()
          .line(
              "answering on %s://%s:%d for %s, from %s (%d not genuine); end with Ctrl-C"
                  .formatted(
                      options.tls().isPresent() ? "https" : "http",
                      server.address().getHostString(),
                      server.address().getPort(),
                      environment,
                      Count.of(count.decisions(), "decision"),
                      count.notGenuine()));
      console.talk().flush();
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.FINE;
  }

  private String needed(String option, String what) throws Refusal {
    return given
        .option(option)
        .orElseThrow(() -> new Refusal(ExitCode.USAGE, "--serve needs " + option + ": " + what));
  }

  private InetSocketAddress address() throws Refusal {
    String text = given.option("--serve").orElseThrow();
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 0 || port > LARGEST_PORT) {
      throw new Refusal(ExitCode.USAGE, "'" + text + "' is no port");
    }
    return new InetSocketAddress(host(), port);
  }

  /// An address, not a name: a name may lead to another place than was meant.
  private InetAddress host() throws Refusal {
    Optional<String> text = given.option("--host");
    try {
      return text.isPresent()
          ? InetAddress.ofLiteral(text.get())
          : InetAddress.getLoopbackAddress();
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "'" + text.orElse("") + "' is no address", "write 0.0.0.0 or ::1");
    }
  }

  private Optional<SSLContext> tls() throws IOException, Refusal {
    Optional<String> name = given.option("--keystore");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    char[] password = password();
    try {
      return Optional.of(ServerCertificate.of(Inputs.existing(name.get()), password));
    } catch (GeneralSecurityException e) {
      throw new Refusal(
          ExitCode.USAGE, name.get() + " cannot be used as a key store: " + e.getMessage());
    } finally {
      Arrays.fill(password, ' ');
    }
  }

  private char[] password() throws IOException, Refusal {
    Optional<String> name = given.option("--keystore-password");
    if (name.isEmpty()) {
      return new char[0];
    }
    Path file = Inputs.existing(name.get());
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("").toCharArray();
    }
  }
}
