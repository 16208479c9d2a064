package dev.plumbline.notifications.slack;

import com.fasterxml.jackson.databind.JsonNode;

/** Draws blocks as Slack's own programs do, near enough to judge a message by. */
final class SlackHtml {

    private SlackHtml() {}

    static String page(JsonNode blocks, String time) {
        StringBuilder body = new StringBuilder();
        blocks.forEach(block -> body.append(block(block)));
        return """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Slack preview</title><style>
        body{font:15px/1.46668 Lato,"Noto Sans",system-ui,sans-serif;color:#1d1c1d;background:#fff;margin:24px;max-width:680px}
        .message{display:flex;gap:8px}.avatar{flex:0 0 36px;height:36px;border-radius:4px;background:#2f5d50;color:#fff;
        display:grid;place-items:center;font-weight:900}.who b{font-weight:900}.app{font-size:10px;background:#ddd;border-radius:2px;
        padding:1px 3px;margin:0 4px;color:#616061;vertical-align:middle}.time{font-size:12px;color:#616061}
        h1{font-size:18px;line-height:1.33;font-weight:900;margin:8px 0}.rich{white-space:pre-wrap;margin:8px 0}
        .actions{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}.button{border:1px solid rgba(29,28,29,.3);border-radius:4px;
        padding:3px 12px;font-size:13px;font-weight:700;color:#1d1c1d;text-decoration:none;background:#fff}
        .button.primary{background:#007a5a;border-color:#007a5a;color:#fff}.context{font-size:13px;color:#616061;margin:8px 0}
        a{color:#1264a3;text-decoration:none}
        </style></head><body><div class="message"><div class="avatar">P</div><div>
        <div class="who"><b>Plumbline</b><span class="app">APP</span><span class="time">%s</span></div>%s
        </div></div></body></html>
        """
                .formatted(time, body);
    }

    private static String block(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "header" -> "<h1>" + text(block.path("text").path("text")) + "</h1>";
            case "rich_text" -> "<div class=\"rich\">" + rich(block.path("elements")) + "</div>";
            case "section" -> "<div class=\"rich\">" + text(block.path("text").path("text")) + "</div>";
            case "actions" -> "<div class=\"actions\">" + buttons(block.path("elements")) + "</div>";
            case "context" ->
                "<div class=\"context\">" + text(block.path("elements").path(0).path("text")) + "</div>";
            default -> throw new IllegalArgumentException("Slack has no block " + block);
        };
    }

    private static String rich(JsonNode sections) {
        StringBuilder html = new StringBuilder();
        for (JsonNode section : sections) {
            for (JsonNode element : section.path("elements")) {
                String words = text(element.path("text"));
                if (element.path("type").asText().equals("link")) {
                    words = "<a href=\"" + text(element.path("url")) + "\">" + words + "</a>";
                }
                html.append(element.path("style").path("bold").asBoolean() ? "<b>" + words + "</b>" : words);
            }
        }
        return html.toString();
    }

    private static String buttons(JsonNode elements) {
        StringBuilder html = new StringBuilder();
        for (JsonNode button : elements) {
            html.append("<a class=\"button ")
                    .append(button.path("style").asText())
                    .append("\">")
                    .append(text(button.path("text").path("text")))
                    .append("</a>");
        }
        return html.toString();
    }

    private static String text(JsonNode node) {
        return node.asText()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
