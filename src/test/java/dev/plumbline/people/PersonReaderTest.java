package dev.plumbline.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.crm.FieldValue;
import dev.plumbline.speech.Saying;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonReaderTest {

    private final List<Saying> findings = new ArrayList<>();

    @Test
    void readsAPerson() {
        Person ann =
                person("Ann", "ann@acme.com", "ann@acme.com", "true", "Europe/Berlin", "de_DE_EURO", "", "Rep", "West");
        assertThat(ann.email()).contains("ann@acme.com");
        assertThat(ann.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(ann.locale()).isEqualTo(Locale.GERMANY);
        assertThat(ann.title()).isEqualTo("West");
        assertThat(ann.active()).isTrue();
        assertThat(findings).isEmpty();
    }

    @Test
    void saysWhichZoneIsUnknown() {
        assertThat(person("Ann", "a@b.c", "", "true", "Mars/Olympus", "en_US", "", "", "")
                        .zone())
                .isEqualTo(ZoneOffset.UTC);
        assertThat(person("Bo", "b@b.c", "", "false", "Mars/Olympus", "en_US", "", "", "")
                        .zone())
                .isEqualTo(ZoneOffset.UTC);
        assertThat(findings)
                .extracting(Saying::english)
                .containsExactly("Ann's time zone \"Mars/Olympus\" is unknown here; UTC is used for them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@acme.com", "a.b+c@mail.acme.co.uk", "müller@straße.de", "x@y"})
    void acceptsAddressesThatMailCanGoTo(String address) {
        assertThat(PersonReader.email(address)).contains(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "ann@",
                "@acme.com",
                "ann@@acme.com",
                "ann acme@x.com",
                "ann@acme.com\r\nBcc: x@y.z",
                "ann@acme.com,bo@acme.com",
                "<ann@acme.com>",
                "ann@acme..com",
                "ann@-acme.com",
                "ann@acme.com\u0000"
            })
    void refusesAddressesThatItCannot(String address) {
        assertThat(PersonReader.email(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en_US,en-US",
        "de_DE_EURO,de-DE",
        "fr,fr",
        "zh_CN_PINYIN,zh-CN",
        "iw_IL,he-IL",
        "'',en-US",
        "'!!',en-US"
    })
    void understandsSalesforcesLocales(String key, String tag) {
        assertThat(PersonReader.locale(key).toLanguageTag()).isEqualTo(tag);
    }

    private Person person(String... texts) {
        FieldValue[] values = Arrays.stream(texts)
                .map(t -> t.equals("true") ? FieldValue.TRUE : t.equals("false") ? FieldValue.FALSE : FieldValue.of(t))
                .toArray(FieldValue[]::new);
        FieldValue[] all = Arrays.copyOf(values, 14);
        Arrays.fill(all, values.length, all.length, FieldValue.BLANK);
        return PersonReader.person(PeopleFixture.user(1), all, findings);
    }
}
