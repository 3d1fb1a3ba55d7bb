package dev.trivet.artifact.rdata;

import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a stream calls, by the names in it, and what is harmful about it.
final class RdataCalls {
  private final Content content;
  private final Scan scan;
  private final List<String> references = new ArrayList<>();
  private final Set<String> heads = new HashSet<>();
  private final Set<String> harmfulTexts = new HashSet<>();
  private boolean isFromNamespace;
  private boolean hasFunction;

  RdataCalls(Content content, Scan scan) {
    this.content = content;
    this.scan = scan;
  }

  /// Keeps a name that later items refer to by number; the empty one for what has no name.
  void refer(String name) {
    scan.budget().reserve(48L + 2L * name.length());
    references.add(name);
  }

  /// @return the empty name when there is none of that number
  String reference(int index) {
    return index > 0 && index <= references.size() ? references.get(index - 1) : "";
  }

  /// @param isHead whether it stands where what is called stands
  void named(String name, boolean isHead, long at) {
    if (isHead) {
      head(name, at);
    } else {
      mention(name, at);
    }
  }

  private void head(String name, long at) {
    isFromNamespace = name.equals("::") || name.equals(":::");
    heads.add(name);
    if (RdataNames.HARMFUL.contains(name)) {
      scan.report(RdataRules.HARMFUL_CALL, content, at, name + "(...)");
    }
  }

  /// `base::system`: the name stands behind the namespace's.
  private void mention(String name, long at) {
    if (isFromNamespace && RdataNames.HARMFUL.contains(name)) {
      scan.report(RdataRules.HARMFUL_CALL, content, at, "::" + name);
      isFromNamespace = false;
    }
  }

  void text(String text) {
    if (RdataNames.HARMFUL.contains(text)) {
      harmfulTexts.add(text);
    }
  }

  void function() {
    hasFunction = true;
  }

  /// What only the whole tells: functions called by name, and code made from text.
  void conclude() {
    boolean callsByName = heads.stream().anyMatch(RdataNames.BY_NAME::contains);
    if (callsByName && !harmfulTexts.isEmpty()) {
      scan.report(RdataRules.HARMFUL_CALL, content, 0, "by name: " + harmfulTexts);
    }
    if (heads.contains("eval") && heads.stream().anyMatch(RdataNames.ODD::contains)) {
      scan.report(RdataRules.ODD_CALL, content, 0, "eval of parsed text");
    }
    if (hasFunction) {
      scan.report(RdataRules.FUNCTION, content, 0, "functions");
    }
  }
}
