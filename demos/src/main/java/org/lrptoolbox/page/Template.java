package org.lrptoolbox.page;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonElement;

/** HTML with places such as {@code {title}} that are filled in, and the elements that are put there. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{(title|style|script|data|body|more)\\}");

    private Template() {}

    /**
     * Fills a template, a file beside this class.
     *
     * @param places what goes where; already HTML
     */
    public static String fill(String name, Map<String, String> places) {
        return PLACE.matcher(Modules.resource(name)).replaceAll(m -> {
            String filling = places.get(m.group(1));
            if (filling == null) {
                throw new IllegalArgumentException(name + " wants a " + m.group(1));
            }
            return Matcher.quoteReplacement(filling);
        });
    }

    /** The style that all pages share. */
    public static String style() {
        return Modules.resource("style.css");
    }

    /** Text as HTML shows it. */
    public static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Data that a script finds by its id; no text inside can end the element early. */
    public static String json(String id, JsonElement data) {
        return element("application/json", id, inert(data));
    }

    /** Data of which there is much: elements that a script finds by their class. */
    public static String jsonOfMany(String kind, JsonElement data) {
        return "<script type=\"application/json\" class=\"" + kind + "\">" + inert(data) + "</script>\n";
    }

    private static String inert(JsonElement data) {
        return data.toString().replace("<", "\\u003c");
    }

    /** A module's text that a script finds by its id, to start it elsewhere. */
    public static String script(String id, String module) {
        if (module.contains("</script")) {
            throw new IllegalArgumentException("a module with an end of script in it: " + id);
        }
        return element("text/plain", id, "\n" + module);
    }

    /** Bytes in base64 that a script finds by their id. */
    public static String base64(String id, String content) {
        return element("application/octet-stream", id, content);
    }

    private static String element(String type, String id, String content) {
        return "<script type=\"" + type + "\" id=\"" + text(id) + "\">" + content + "</script>\n";
    }
}
