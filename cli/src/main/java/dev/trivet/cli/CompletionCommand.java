package dev.trivet.cli;

import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;

/// `trivet completion`: lets a shell complete commands and options.
final class CompletionCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "completion", "Prints a script that lets your shell complete commands.")
        .needs("SHELL", "bash or zsh; zsh reads the script through its bashcompinit.")
        .example("source <(trivet completion bash)", "Completion in this shell.")
        .example(
            "trivet completion bash > ~/.local/share/bash-completion/completions/trivet",
            "Completion in every new shell.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    String shell = given.argument(0).orElseThrow();
    if (!List.of("bash", "zsh").contains(shell)) {
      throw new Refusal(ExitCode.USAGE, "no completion for '" + shell + "'", "bash or zsh");
    }
    String script = AutoComplete.bash("trivet", RootUsage.line(List.of(Commands.values())));
    if (given.json()) {
      Json.write(Map.of("shell", shell, "script", script), console.out().raw());
    } else {
      console.out().raw().print(script);
    }
    return ExitCode.FINE;
  }
}
