package dev.plumbline.web.ui;

import dev.plumbline.people.Person;
import dev.plumbline.web.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where one reader can go: a few areas by what they are here for, and the pages of the area they are in. Whoever has one area sees its
 * pages and nothing else, so a rep's menu is one short row.
 */
record Menu(List<Area> areas) {

    /** For who is not signed in. */
    static final Menu NONE = new Menu(List.of());

    Menu {
        areas = List.copyOf(areas);
    }

    /** @param current the reader is on one of its pages */
    record Area(String text, List<Entry> pages, boolean current) {

        public String address() {
            return pages.get(0).address();
        }
    }

    record Entry(String key, String text, String address, boolean current) {}

    public boolean several() {
        return areas.size() > 1;
    }

    /** None where the area is its only page. */
    public List<Entry> pages() {
        return areas.stream()
                .filter(area -> area.current() || areas.size() == 1)
                .findFirst()
                .map(Area::pages)
                .filter(pages -> pages.size() > 1)
                .orElse(List.of());
    }

    static Menu of(Viewer viewer, String here, MenuWords words) {
        return viewer.signedIn() ? new Making(viewer, here, words).menu() : NONE;
    }

    private record Making(Viewer viewer, String here, MenuWords words) {

        Menu menu() {
            if (!viewer.leads() && !viewer.audits()) {
                return new Menu(List.of(area(
                        words.start(),
                        Stream.of(work(), mine(), gaps(), List.of(rules()))
                                .flatMap(List::stream)
                                .toList())));
            }
            return new Menu(Stream.of(
                            area(words.start(), List.of(start())),
                            area(words.team(), viewer.leads() ? team() : List.of()),
                            area(words.overview(), viewer.leads() || viewer.admin() ? List.of(overview()) : List.of()),
                            area(
                                    words.mine(),
                                    Stream.concat(own().stream(), mine().stream())
                                            .toList()),
                            area(words.rules(), rulesAndMore()),
                            area(words.service(), service()))
                    .filter(area -> !area.pages().isEmpty())
                    .toList());
        }

        private Area area(String text, List<Entry> pages) {
            return new Area(text, pages, pages.stream().anyMatch(Entry::current));
        }

        private Entry start() {
            return entry("start", words.start(), "/");
        }

        private Entry overview() {
            return entry("overview", words.overview(), "/overview");
        }

        /** Whoever has records of their own begins with them. */
        private List<Entry> work() {
            return own().isEmpty() ? List.of(start()) : own();
        }

        private List<Entry> own() {
            return viewer.person().stream()
                    .map(self -> entry("work", words.mine(), "/my-work"))
                    .toList();
        }

        private Entry rules() {
            return entry("rules", words.rules(), "/rules");
        }

        private List<Entry> rulesAndMore() {
            List<Entry> pages = new ArrayList<>(List.of(rules()));
            if (viewer.leads() || viewer.admin()) {
                pages.add(ladders());
            }
            if (viewer.admin() && !viewer.leads()) {
                pages.add(entry("ways-out", words.waysOut(), "/disputes"));
                pages.add(entry("campaigns", words.campaigns(), "/campaigns"));
            }
            return pages;
        }

        private Entry ladders() {
            return entry("ladders", words.ladders(), "/ladders");
        }

        private List<Entry> mine() {
            return viewer.person().map(Person::id).stream()
                    .flatMap(self -> Stream.of(
                            entry("me", words.me(), "/people/" + self.value()),
                            entry("letters", words.letters(), "/messages")))
                    .toList();
        }

        private List<Entry> gaps() {
            return List.of(
                    entry("gaps", words.gaps(), "/gaps"),
                    entry("ways-out", words.waysOut(), "/disputes"),
                    entry("campaigns", words.campaigns(), "/campaigns"));
        }

        private List<Entry> team() {
            List<Entry> pages = new ArrayList<>();
            if (!viewer.led().isEmpty()) {
                pages.add(entry("team", words.team(), "/team"));
            }
            pages.add(entry("answers", words.answers(), "/answers"));
            pages.add(entry("people", words.people(), "/people"));
            pages.addAll(gaps());
            if (!viewer.led().isEmpty()) {
                pages.add(entry("digest", words.digest(), "/team/digest"));
            }
            return pages;
        }

        private List<Entry> service() {
            List<Entry> pages = new ArrayList<>();
            if (viewer.audits()) {
                pages.add(entry("connection", words.connection(), "/connection"));
                pages.add(entry("calendars", words.calendars(), "/calendars"));
            }
            if (viewer.admin()) {
                pages.add(entry("messages", words.messages(), "/connection/messages"));
                pages.add(entry("accounts", words.accounts(), "/people/accounts"));
            }
            if (viewer.audits()) {
                pages.add(entry("audit", words.audit(), "/audit"));
            }
            return pages;
        }

        private Entry entry(String key, String text, String address) {
            return new Entry(key, text, address, key.equals(here));
        }
    }
}
