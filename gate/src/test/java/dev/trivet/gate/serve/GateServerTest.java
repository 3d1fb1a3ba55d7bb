package dev.trivet.gate.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.gate.Decided;
import dev.trivet.gate.Decision;
import dev.trivet.gate.Keys;
import dev.trivet.gate.seal.DecisionStatement;
import dev.trivet.gate.seal.OpenDecision;
import dev.trivet.gate.seal.SealDecision;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The gate as the API server of a cluster and a registry meet it, over loopback.
class GateServerTest {
  private static final SigningKey KEY = Keys.fresh();
  private static final String GOOD = Decided.allowed().facts().artefact().digest().value();
  private static final String UNKNOWN = "sha256:" + "0".repeat(64);
  private static final String JSON = "application/json";

  @TempDir private Path decisions = Path.of("");
  private final AtomicLong nanos = new AtomicLong();
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<GateServer> server = Optional.empty();

  @BeforeEach
  void start() throws IOException {
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
    server = Optional.of(GateServer.start(options, store, InstantSource.fixed(Decided.NOW)));
  }

  @AfterEach
  void stop() {
    server.ifPresent(GateServer::close);
    client.close();
  }

  private void record(String name, Decision decision, SigningKey key)
      throws IOException, Malformed {
    Files.writeString(
        decisions.resolve(name),
        new SealDecision(new DecisionStatement("1.0"), key).seal(decision));
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.orElseThrow().address().getPort() + path);
  }

  private HttpResponse<String> post(String path, String body, String type) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private String admit(String object) throws Exception {
    HttpResponse<String> response = post("/admit", review(object), JSON);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith("{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\"")
        .contains("\"uid\":\"705ab4f5-6393-11e8-b7cc-42010a800002\"");
    return response.body();
  }

  private static String review(String object) {
    return """
    {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview",
     "request": {"uid": "705ab4f5-6393-11e8-b7cc-42010a800002", "operation": "CREATE",
                 "object": %s}}
    """
        .formatted(object);
  }

  private static String pod(String annotation, String... images) {
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

  @Test
  void aWorkloadWhoseModelWasAllowedMayRun() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    assertThat(admit(pod(GOOD, "server:1"))).contains("\"allowed\":true");
    assertThat(admit(pod("", "registry.example/model@" + GOOD))).contains("\"allowed\":true");
    String deployment = "{\"spec\": {\"template\": %s}}".formatted(pod(GOOD, "server:1"));
    assertThat(admit(deployment)).contains("\"allowed\":true");
    assertThat(
            admit(
                "{\"spec\": {\"jobTemplate\": {\"spec\": {\"template\": %s}}}}"
                    .formatted(pod(GOOD, "x:1"))))
        .contains("\"allowed\":true");
  }

  @Test
  void whatNobodyDecidedOnMayNotRun() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    for (String object :
        List.of(
            pod(UNKNOWN, "server:1"),
            pod(GOOD + "," + UNKNOWN, "server:1"),
            pod("latest", "server:1"),
            pod("", "server:1"),
            pod("", "registry.example/model@" + GOOD, "registry.example/side@" + UNKNOWN),
            "{\"spec\": {\"template\": %s}}".formatted(pod(UNKNOWN, "x@" + GOOD)),
            "{}",
            "{\"metadata\": {\"annotations\": {\"trivet.dev/model-digest\": 7}}}",
            "{\"spec\": {\"containers\": [{}]}}",
            "{\"spec\": {\"containers\": \"many\"}}")) {
      assertThat(admit(object)).as(object).contains("\"allowed\":false").contains("message");
    }
  }

  @Test
  void aRefusalIsRepeatedWithItsReasons() throws Exception {
    record("a.json", Decided.refused(), KEY);
    assertThat(admit(pod(GOOD, "server:1")))
        .contains("\"allowed\":false")
        .contains("signed-by-somebody-we-trust");
  }

  @Test
  void anOverrideIsSaidToWhoeverDeploys() throws Exception {
    record("a.json", Decided.overridden(), KEY);
    assertThat(admit(pod(GOOD, "server:1")))
        .contains("\"allowed\":true")
        .contains("\"warnings\":[\"")
        .contains("Ann Ayer");
  }

  @Test
  void aDecisionOfAnotherKeyIsNoDecision() throws Exception {
    record("a.json", Decided.allowed(), Keys.fresh());
    Files.writeString(decisions.resolve("b.json"), "{}");
    assertThat(admit(pod(GOOD, "server:1"))).contains("\"allowed\":false");
    HttpRequest health = HttpRequest.newBuilder(at("/health")).build();
    assertThat(client.send(health, BodyHandlers.ofString()).body())
        .isEqualTo("{\"status\":\"ok\",\"decisions\":0,\"notGenuine\":2}");
  }

  @Test
  void ofTwoDecisionsOfOneInstantTheRefusalCounts() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    record("b.json", Decided.refused(), KEY);
    assertThat(admit(pod(GOOD, "server:1"))).contains("\"allowed\":false");
  }

  @Test
  void whenTheDecisionsCannotBeReadNothingMayRun() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    assertThat(admit(pod(GOOD, "server:1"))).contains("\"allowed\":true");
    Files.delete(decisions.resolve("a.json"));
    Files.delete(decisions);
    assertThat(admit(pod(GOOD, "server:1"))).contains("\"allowed\":false");
    HttpRequest health = HttpRequest.newBuilder(at("/health")).build();
    assertThat(client.send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
  }

  @Test
  void aRegistryAsksForTheDecisionOnADigest() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    HttpResponse<String> yes = post("/decision", "{\"digest\": \"%s\"}".formatted(GOOD), JSON);
    assertThat(yes.statusCode()).isEqualTo(200);
    assertThat(yes.body()).contains("\"outcome\":\"allow\"").contains("trivet-default");
    for (String digest : List.of(UNKNOWN, "latest", "")) {
      HttpResponse<String> no = post("/decision", "{\"digest\": \"%s\"}".formatted(digest), JSON);
      assertThat(no.statusCode()).isEqualTo(403);
      assertThat(no.body()).contains("\"outcome\":\"refuse\"");
    }
  }

  @Test
  void whatIsNoQuestionIsAnErrorAndNeverAYes() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "{}",
            "{\"apiVersion\": \"admission.k8s.io/v1\", \"kind\": \"AdmissionReview\"}",
            review(pod(GOOD, "x:1")).replace("/v1", "/v1beta1"),
            review(pod(GOOD, "x:1")).replace("\"uid\"", "\"uid\": \"a\", \"uid\""),
            "[".repeat(50_000))) {
      HttpResponse<String> response = post("/admit", body, JSON);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(response.body()).doesNotContain("allowed\":true");
    }
    assertThat(post("/admit", review(pod(GOOD, "x:1")), "text/plain").statusCode()).isEqualTo(415);
    assertThat(post("/admit/x", review(pod(GOOD, "x:1")), JSON).statusCode()).isEqualTo(404);
    assertThat(post("/health", "{}", JSON).statusCode()).isEqualTo(405);
    assertThat(post("/admit", " ".repeat(200_000), JSON).statusCode()).isEqualTo(413);
    HttpRequest get = HttpRequest.newBuilder(at("/admit")).build();
    assertThat(client.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void aQuestionWithAnyByteChangedIsNeverAnsweredWithYes() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    var store =
        new DecisionStore(
            decisions, new OpenDecision(List.of(KEY.verification())), System::nanoTime);
    var endpoints = new Endpoints(store, "production", InstantSource.fixed(Decided.NOW));
    byte[] question = review(pod(UNKNOWN, "x@" + GOOD)).getBytes(StandardCharsets.UTF_8);
    Seeds.forAll(
        2_000,
        random -> {
          byte[] changed = question.clone();
          changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
          Reply reply = endpoints.admit(Octets.of(changed));
          // Without its annotation the pod is judged by its image, which is allowed.
          boolean isAnnotated =
              new String(changed, StandardCharsets.ISO_8859_1).contains("\"annotations\"")
                  && new String(changed, StandardCharsets.ISO_8859_1)
                      .contains("\"trivet.dev/model-digest\"")
                  && new String(changed, StandardCharsets.ISO_8859_1).contains("\"metadata\"");
          if (isAnnotated) {
            assertThat(reply.json()).doesNotContain("allowed\":true");
          }
        });
  }

  @Test
  void aQuestionThatNeverEndsIsCutOffAndOthersAreAnswered() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    int port = server.orElseThrow().address().getPort();
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /admit HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(admit(pod(GOOD, "server:1"))).contains("\"allowed\":true");
      slow.setSoTimeout(8_000);
      byte[] answer = slow.getInputStream().readNBytes("HTTP/1.1 408".length());
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isIn("HTTP/1.1 408", "");
    }
  }

  @Test
  void manyAskAtOnceAndNoneIsAnsweredWrongly() throws Exception {
    record("a.json", Decided.allowed(), KEY);
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 60; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(at("/admit"))
              .header("Content-Type", JSON)
              .POST(BodyPublishers.ofString(review(pod(i % 2 == 0 ? GOOD : UNKNOWN, "x:1"))))
              .build();
      answers.add(client.sendAsync(request, BodyHandlers.ofString()));
    }
    for (int i = 0; i < answers.size(); i++) {
      HttpResponse<String> response = answers.get(i).join();
      assertThat(response.statusCode()).isIn(200, 503);
      assertThat(response.body().contains("\"allowed\":true"))
          .isEqualTo(response.statusCode() == 200 && i % 2 == 0);
    }
  }

  @Test
  void withACertificateItSpeaksHttpsOnly(@TempDir Path folder) throws Exception {
    record("a.json", Decided.allowed(), KEY);
    Path file = folder.resolve("tls.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gate",
                "-keyalg",
                "EC",
                "-dname",
                "CN=gate",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                "a password")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    char[] password = "a password".toCharArray();
    var options =
        ServerOptions.of(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Optional.of(ServerCertificate.of(file, password)),
            "production");
    var store =
        new DecisionStore(
            decisions, new OpenDecision(List.of(KEY.verification())), System::nanoTime);
    try (GateServer secure = GateServer.start(options, store, InstantSource.fixed(Decided.NOW));
        HttpClient trusting =
            HttpClient.newBuilder().sslContext(trusting(file, password)).build()) {
      String place = "127.0.0.1:" + secure.address().getPort() + "/health";
      HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + place)).build();
      assertThat(trusting.send(request, BodyHandlers.ofString()).body())
          .contains("\"decisions\":1");
      HttpRequest plain = HttpRequest.newBuilder(URI.create("http://" + place)).build();
      assertThatThrownBy(() -> client.send(plain, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  private static SSLContext trusting(Path file, char[] password) throws Exception {
    KeyStore store = KeyStore.getInstance(file.toFile(), password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("gate", store.getCertificate("gate"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
