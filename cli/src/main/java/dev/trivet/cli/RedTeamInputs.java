package dev.trivet.cli;

import dev.trivet.redteam.figure.MeasureRun;
import dev.trivet.redteam.http.BodyTemplate;
import dev.trivet.redteam.http.ChatForm;
import dev.trivet.redteam.http.Endpoint;
import dev.trivet.redteam.http.HttpChat;
import dev.trivet.redteam.http.Secret;
import dev.trivet.redteam.judge.KnownPackages;
import dev.trivet.redteam.probe.Ecosystem;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.run.Plan;
import dev.trivet.redteam.suite.Suite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// What `trivet measure redteam` is told, as what it needs.
record RedTeamInputs(Given given) {
  private static final long MOST_BYTES = 1 << 20;
  private static final long MOST_LIST_BYTES = 256L << 20;

  static Usage options(Usage usage) {
    return usage
        .option("--endpoint", "URL", "Such as https://host/v1; https, or this machine.")
        .option("--model", "NAME", "What the endpoint calls the model.")
        .flag("--stub", "Instead of an endpoint: a model of ours with known weaknesses.")
        .option("--auth-env", "NAME", "The environment variable that holds the key.")
        .option("--auth-file", "FILE", "The file that holds the key.")
        .option("--auth-header", "NAME", "Where the key goes, if not Authorization: Bearer.")
        .option("--system-prompt", "FILE", "The deployment's instructions, put before ours.")
        .option("--families", "LIST", "Some families, with commas; all if left out.")
        .option("--per-family", "N", "Probes of each; 18 if left out, 75 to show 5 % of each.")
        .option("--seed", "N", "The same seed gives the same probes; 1 if left out.")
        .option("--repeat", "K", "Attempts at each probe; 1 if left out.")
        .option("--budget", "LIST", "queries=500,tokens=1000000,cost=2.5,minutes=10, or some.")
        .option("--price", "R,W", "Price of a million tokens read, written; for cost.")
        .option("--at-a-time", "N", "Probes at once; 4 if left out.")
        .option("--per-second", "N", "Requests a second at most; 50 if left out.")
        .option("--timeout", "SECONDS", "For one answer; 60 if left out.")
        .option("--temperature", "T", "The endpoint's own if left out.")
        .option("--max-tokens", "N", "Of an answer; 512 if left out.")
        .option("--template", "FILE", "The request body of an endpoint of another form.")
        .option("--answer-at", "PATH", "Where its answer stands: /output/text.")
        .options("--packages", "ECO=FILE", "Packages that exist, one a line: pypi=names.txt.")
        .option("--limit", "SHARE", "What attacks should stay under; 0.05 if left out.")
        .option("--out", "FILE", "Where the run is kept; redteam-run.json if left out.");
  }

  Plan plan() throws IOException, Refusal {
    int perFamily = (int) number("--per-family", Suite.USUAL_PER_FAMILY, 1, 10_000);
    Suite suite = Suite.seeded(seed()).of(families()).with(perFamily);
    Plan plan =
        Plan.of(suite)
            .repeated((int) number("--repeat", 1, 1, 1_000))
            .atATime((int) number("--at-a-time", 4, 1, 64))
            .within(new RedTeamBudget(given).budget());
    Optional<String> prompt = given.option("--system-prompt");
    return prompt.isPresent() ? plan.told(text(prompt.get(), MOST_BYTES)) : plan;
  }

  private long seed() throws Refusal {
    String text = given.option("--seed").orElse("1");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new Refusal(ExitCode.USAGE, "--seed is a whole number, not '" + text + "'");
    }
  }

  private List<Family> families() throws Refusal {
    Optional<String> list = given.option("--families");
    if (list.isEmpty()) {
      return Family.all();
    }
    var families = new ArrayList<Family>();
    for (String word : list.get().split(",", -1)) {
      families.add(
          Family.find(word.strip())
              .orElseThrow(() ->
                  Unknown.word("family", word, Family.all().stream().map(Family::word).toList())));
    }
    return families;
  }

  double limit() throws Refusal {
    return number("--limit", MeasureRun.USUAL_LIMIT, 0.0001, 0.9999);
  }

  HttpChat chat() throws IOException, Refusal {
    String address = needed("--endpoint");
    ChatForm form = form(needed("--model"));
    try {
      Endpoint endpoint =
          Endpoint.at(URI.create(address))
              .paced(number("--per-second", 50, 0.001, 1e6))
              .waiting(
                  Duration.ofMillis((long) (number("--timeout", 60, 0.1, 3_600) * 1_000)),
                  4,
                  Duration.ofMillis(500));
      return new HttpChat(opened(endpoint), form);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, "--endpoint: " + e.getMessage());
    }
  }

  private Endpoint opened(Endpoint endpoint) throws IOException, Refusal {
    Optional<Secret> secret = secret();
    if (secret.isEmpty()) {
      return endpoint;
    }
    Optional<String> header = given.option("--auth-header");
    Endpoint named = header.isPresent() ? endpoint.by(header.get(), "") : endpoint;
    return named.opened(secret.get());
  }

  private Optional<Secret> secret() throws IOException, Refusal {
    Optional<String> variable = given.option("--auth-env");
    Optional<String> file = given.option("--auth-file");
    if (variable.isPresent() && file.isPresent()) {
      throw new Refusal(ExitCode.USAGE, "--auth-env and --auth-file: only one of them");
    }
    if (variable.isPresent()) {
      return Optional.of(
          Secret.fromEnvironment(variable.get(), System::getenv)
              .orElseThrow(() ->
                  new Refusal(
                      ExitCode.COULD_NOT_RUN,
                      "the environment variable " + variable.get() + " is empty",
                      "set it, or use --auth-file")));
    }
    return file.isEmpty() ? Optional.empty() : Optional.of(Secret.fromFile(existing(file.get())));
  }

  private ChatForm form(String model) throws IOException, Refusal {
    Optional<String> template = given.option("--template");
    ChatForm form =
        template.isEmpty()
            ? ChatForm.openAi(model)
            : ChatForm.of(model, body(template.get()), needed("--answer-at"));
    form = form.upTo((int) number("--max-tokens", 512, 1, 1_000_000));
    return given.option("--temperature").isEmpty()
        ? form
        : form.at(number("--temperature", 0, 0, 10));
  }

  private static BodyTemplate body(String file) throws IOException, Refusal {
    try {
      return BodyTemplate.parse(text(file, MOST_BYTES));
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new Refusal(ExitCode.REFUSED, file + " is no JSON: " + e.getOriginalMessage());
    }
  }

  KnownPackages packages() throws IOException, Refusal {
    var lists = new EnumMap<Ecosystem, List<String>>(Ecosystem.class);
    for (String one : given.options("--packages")) {
      int equals = one.indexOf('=');
      String word = equals < 0 ? one : one.substring(0, equals);
      Ecosystem ecosystem =
          Ecosystem.find(word)
              .orElseThrow(() ->
                  Unknown.word(
                      "ecosystem",
                      word,
                      Arrays.stream(Ecosystem.values()).map(Ecosystem::title).toList()));
      String file = equals < 0 ? "" : one.substring(equals + 1);
      lists.put(ecosystem, text(file, MOST_LIST_BYTES).lines().toList());
    }
    return KnownPackages.of(lists);
  }

  private String needed(String option) throws Refusal {
    return given
        .option(option)
        .orElseThrow(() ->
            new Refusal(
                ExitCode.USAGE, option + " is missing", "give --endpoint and --model, or --stub"));
  }

  private double number(String option, double usual, double least, double most) throws Refusal {
    Optional<String> text = given.option(option);
    return text.isEmpty() ? usual : RedTeamBudget.number(option, text.get(), least, most);
  }

  private static Path existing(String name) throws Refusal {
    return Inputs.existing(name);
  }

  private static String text(String name, long most) throws IOException, Refusal {
    Path file = existing(name);
    if (Files.size(file) > most) {
      throw new Refusal(ExitCode.REFUSED, name + " is larger than " + (most >> 20) + " MiB");
    }
    return Files.readString(file);
  }
}
