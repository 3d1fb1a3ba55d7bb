package dev.trivet.redteam.report;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Map;

/// The report as one page that needs no network, no other file and no script.
public final class WriteHtml {
  private WriteHtml() {}

  public static String of(RunView view) {
    var out = new StringBuilder();
    JteredteamGenerated.render(
        new OwaspHtmlTemplateOutput(new CleanOutput(out)), new NoInterceptor(), view, Style.read());
    return out.toString();
  }

  /// There are no forms to be told of.
  private static final class NoInterceptor implements HtmlInterceptor {
    @Override
    public void onHtmlTagOpened(
        String name, Map<String, Object> attributes, TemplateOutput output) {}

    @Override
    public void onHtmlTagClosed(String name, TemplateOutput output) {}
  }
}
