package dev.trivet.formats.report;

import gg.jte.TemplateOutput;
import gg.jte.html.HtmlInterceptor;
import java.util.Map;

/// The templates want somebody to tell of their form fields. There is nothing to do about them.
final class NoInterceptor implements HtmlInterceptor {
  @Override
  public void onHtmlTagOpened(String name, Map<String, Object> attributes, TemplateOutput output) {}

  @Override
  public void onHtmlTagClosed(String name, TemplateOutput output) {}
}
