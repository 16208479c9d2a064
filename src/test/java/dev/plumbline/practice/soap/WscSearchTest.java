package dev.plumbline.practice.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.SearchRecord;
import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.MalformedSearchFault;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WscSearchTest {

    private final SmallOrg small = new SmallOrg();
    private final PracticeServer server;
    private final PartnerConnection connection;

    WscSearchTest() {
        small.seed("Account", RecordId.of("0015g0000000003"), "Name", "100% O'Hara_Co {x}");
        server = Wsc.serve(small);
        connection = Wsc.connect(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> found(String search) throws Exception {
        return Arrays.stream(connection.search(search).getSearchRecords())
                .map(SearchRecord::getRecord)
                .map(r -> r.getType() + ":" + r.getField("Name"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIND {acm} IN NAME FIELDS RETURNING Account(Id, Name) | Account:Acme",
                "FIND {cole} RETURNING Contact(Id, Name), Account(Id, Name) | Contact:Cara Cole",
                "FIND {ole} RETURNING Contact(Id, Name) | ''",
                "find {Col* Car?} returning Contact(Name) | Contact:Cara Cole",
                "FIND {100%} RETURNING Account(Name) | Account:100% O'Hara_Co {x}",
                "FIND {100% o'hara_} RETURNING Account(Name) | Account:100% O'Hara_Co {x}",
                "FIND {\\{x\\}} RETURNING Account(Name) | Account:100% O'Hara_Co {x}",
                "FIND {de*} RETURNING Opportunity(Name WHERE IsClosed = false AND Name != 'a,b)' ORDER BY Name DESC LIMIT 1)"
                        + " | Opportunity:Late deal",
                "FIND {b%} RETURNING Opportunity(Name) | ''"
            })
    void findsWordsThatBeginLikeThat(String search, String expected) throws Exception {
        assertThat(String.join(",", found(search))).isEqualTo(expected);
    }

    @Test
    void takesNoMoreThanAskedFor() throws Exception {
        assertThat(found("FIND {deal} RETURNING Opportunity(Name), Account(Name) LIMIT 2"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FIND acme RETURNING Account",
                "FIND {a} RETURNING Account",
                "FIND {acme}",
                "FIND {acme} RETURNING Account(Id) Contact",
                "FIND {acme} RETURNING Account(Id; DROP)"
            })
    void refusesWhatIsNoSearch(String search) {
        assertThatThrownBy(() -> connection.search(search)).isInstanceOf(MalformedSearchFault.class);
    }

    @Test
    void readsLongSearchesToTheEnd() throws Exception {
        assertThat(found("FIND {acme " + "x".repeat(9_000) + "} RETURNING Account(Name)"))
                .isEmpty();
        assertThatThrownBy(() -> connection.search("FIND {" + "x".repeat(30_000) + "} RETURNING Account(Name)"))
                .isInstanceOf(MalformedSearchFault.class);
    }

    @Test
    void looksOnlyAtWhatTheUserMaySee() {
        small.org.visibility().hide("Account", "Industry");
        assertThatThrownBy(() -> connection.search("FIND {acme} RETURNING Account(Id, Industry)"))
                .isInstanceOf(ApiFault.class);
        assertThatThrownBy(() -> connection.search("FIND {acme} RETURNING Acount(Id)"))
                .isInstanceOf(ApiFault.class);
    }
}
