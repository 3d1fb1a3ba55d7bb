package dev.trivet.gate.serve;

import static dev.trivet.gate.serve.RunningGate.GOOD;
import static dev.trivet.gate.serve.RunningGate.JSON;
import static dev.trivet.gate.serve.RunningGate.KEY;
import static dev.trivet.gate.serve.RunningGate.UNKNOWN;
import static dev.trivet.gate.serve.RunningGate.pod;
import static dev.trivet.gate.serve.RunningGate.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.gate.Decided;
import dev.trivet.gate.seal.OpenDecision;
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
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever comes over the wire, the gate is never talked into a yes, nor held up.
class HostileQuestionTest {
  @TempDir private Path decisions = Path.of("");
  private RunningGate gate;

  @BeforeEach
  void start() throws IOException {
    gate = new RunningGate(decisions);
  }

  @AfterEach
  void stop() {
    gate.close();
  }

  @Test
  void whatIsNoQuestionIsAnErrorAndNeverAYes() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
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
      HttpResponse<String> response = gate.post("/admit", body, JSON);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(response.body()).doesNotContain("allowed\":true");
    }
    assertThat(gate.post("/admit", review(pod(GOOD, "x:1")), "text/plain").statusCode())
        .isEqualTo(415);
    assertThat(gate.post("/admit/x", review(pod(GOOD, "x:1")), JSON).statusCode()).isEqualTo(404);
    assertThat(gate.post("/health", "{}", JSON).statusCode()).isEqualTo(405);
    assertThat(gate.post("/admit", " ".repeat(200_000), JSON).statusCode()).isEqualTo(413);
    HttpRequest get = HttpRequest.newBuilder(gate.at("/admit")).build();
    assertThat(gate.client().send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void aQuestionWithAnyByteChangedIsNeverAnsweredWithYes() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
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
    gate.record("a.json", Decided.allowed(), KEY);
    int port = gate.port();
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream out = slow.getOutputStream();
      out.write(
          "POST /admit HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(gate.admit(pod(GOOD, "server:1"))).contains("\"allowed\":true");
      slow.setSoTimeout(8_000);
      byte[] answer = slow.getInputStream().readNBytes("HTTP/1.1 408".length());
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isIn("HTTP/1.1 408", "");
    }
  }

  @Test
  void manyAskAtOnceAndNoneIsAnsweredWrongly() throws Exception {
    gate.record("a.json", Decided.allowed(), KEY);
    var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
    for (int i = 0; i < 60; i++) {
      HttpRequest request =
          HttpRequest.newBuilder(gate.at("/admit"))
              .header("Content-Type", JSON)
              .POST(BodyPublishers.ofString(review(pod(i % 2 == 0 ? GOOD : UNKNOWN, "x:1"))))
              .build();
      answers.add(gate.client().sendAsync(request, BodyHandlers.ofString()));
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
    gate.record("a.json", Decided.allowed(), KEY);
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
      assertThatThrownBy(() -> gate.client().send(plain, BodyHandlers.ofString()))
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
