package dev.plumbline.people.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.jspecify.annotations.Nullable;

/**
 * The events of a calendar feed as names and values, before anything is made of them. Only the library's reader of lines is asked: its
 * model would look up time zones elsewhere and give up on the whole feed for one bad value.
 */
final class FeedEvents implements ContentHandler {

    static final int MOST_EVENTS = 5_000;

    private static final int MOST_DEPTH = 8;
    private static final int MOST_PROPERTIES = 200;

    private final List<Event> events = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private @Nullable Event event;
    private String property = "";
    private Map<String, String> parameters = new HashMap<>();
    private int properties;

    /** @param parameters by name in capitals */
    record Property(String value, Map<String, String> parameters) {}

    /** @param properties by name in capitals, each in the order of the feed */
    record Event(Map<String, List<Property>> properties) {

        Optional<Property> first(String name) {
            return all(name).stream().findFirst();
        }

        List<Property> all(String name) {
            return properties.getOrDefault(name, List.of());
        }
    }

    private static final class TooMuch extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuch(String what) {
            super(what, null, false, false);
        }
    }

    /** What could be read, up to the first line that is no calendar; that leaves a finding. */
    static List<Event> of(String text, List<String> findings) {
        FeedEvents read = new FeedEvents();
        String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            new CalendarParserImpl().parse(new UnfoldingReader(new StringReader(clean), true), read);
        } catch (TooMuch e) {
            findings.add("The leave feed was read in part: " + e.getMessage() + ".");
        } catch (IOException | ParserException | RuntimeException e) {
            String what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            findings.add("The leave feed is not a calendar (iCalendar) from here on: "
                    + (what.length() > 120 ? what.substring(0, 120) + "…" : what) + ". What stands before was read.");
        }
        return read.events;
    }

    @Override
    public void startCalendar() {}

    @Override
    public void endCalendar() {}

    @Override
    public void startComponent(String name) {
        open.add(name.toUpperCase(Locale.ROOT));
        if (open.size() > MOST_DEPTH) {
            throw new TooMuch("its parts are nested more than " + MOST_DEPTH + " deep");
        }
        if (isEvent()) {
            if (events.size() >= MOST_EVENTS) {
                throw new TooMuch("it holds more than " + MOST_EVENTS + " events");
            }
            event = new Event(new HashMap<>());
            properties = 0;
        }
    }

    @Override
    public void endComponent(String name) {
        if (isEvent() && event != null) {
            events.add(event);
            event = null;
        }
        if (!open.isEmpty()) {
            open.remove(open.size() - 1);
        }
    }

    @Override
    public void startProperty(String name) {
        property = name.toUpperCase(Locale.ROOT);
        parameters = new HashMap<>();
    }

    @Override
    public void parameter(String name, String value) {
        parameters.put(name.toUpperCase(Locale.ROOT), value.replace("\"", ""));
    }

    @Override
    public void propertyValue(String value) {
        if (isEvent() && event != null && ++properties <= MOST_PROPERTIES) {
            event.properties()
                    .computeIfAbsent(property, p -> new ArrayList<>())
                    .add(new Property(value.strip(), Map.copyOf(parameters)));
        }
    }

    @Override
    public void endProperty(String name) {}

    private boolean isEvent() {
        return open.size() == 1 && open.get(0).equals("VEVENT");
    }
}
