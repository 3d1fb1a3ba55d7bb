package dev.trivet.gate.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.gate.Decided;
import dev.trivet.gate.Decision;
import dev.trivet.gate.Keys;
import dev.trivet.gate.seal.DecisionStatement;
import dev.trivet.gate.seal.OpenDecision;
import dev.trivet.gate.seal.SealDecision;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A gate on a free port of this machine, and what a cluster asks it.
final class RunningGate implements AutoCloseable {
  static final SigningKey KEY = Keys.fresh();
  static final String GOOD = Decided.allowed().facts().artefact().digest().value();
  static final String UNKNOWN = "sha256:" + "0".repeat(64);
  static final String JSON = "application/json";

  private final Path decisions;
  private final AtomicLong nanos = new AtomicLong();
  private final HttpClient client = HttpClient.newHttpClient();
  private final GateServer server;

  RunningGate(Path decisions) throws IOException {
    this.decisions = decisions;
    var options =
        new ServerOptions(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.empty(),
            "production",
            8,
            100_000,
            Duration.ofSeconds(2));
    var store =
        new DecisionStore(
            decisions,
            new OpenDecision(List.of(KEY.verification())),
            () -> nanos.addAndGet(Duration.ofSeconds(3).toNanos()));
    server = GateServer.start(options, store, InstantSource.fixed(Decided.NOW));
  }

  HttpClient client() {
    return client;
  }

  int port() {
    return server.address().getPort();
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  void record(String name, Decision decision, SigningKey key) throws IOException, Malformed {
    Files.writeString(
        decisions.resolve(name),
        new SealDecision(new DecisionStatement("1.0"), key).seal(decision));
  }

  HttpResponse<String> post(String path, String body, String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  String admit(String object) throws Exception {
    HttpResponse<String> response = post("/admit", review(object), JSON);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\"")
        .contains("\"uid\":\"705ab4f5-6393-11e8-b7cc-42010a800002\"");
    return response.body();
  }

  static String review(String object) {
    return """
    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
     "request": {"uid": "705ab4f5-6393-11e8-b7cc-42010a800002", "operation": "CREATE",
                 "object": %s}}
    """
        .formatted(object);
  }

  static String pod(String annotation, String... images) {
    String metadata =
        annotation.isEmpty()
            ? "{}"
            : "{\"annotations\": {\"trivet.dev/model-digest\": \"%s\"}}".formatted(annotation);
    var containers = new ArrayList<String>();
    for (String image : images) {
      containers.add("{\"name\": \"c\", \"image\": \"%s\"}".formatted(image));
    }
    return "{\"metadata\": %s, \"spec\": {\"containers\": [%s]}}"
        .formatted(metadata, String.join(",", containers));
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
