package dev.plumbline.practice.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sforce.soap.partner.DescribeLayoutResult;
import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.PicklistEntry;
import com.sforce.soap.partner.PicklistForRecordType;
import com.sforce.soap.partner.RecordTypeInfo;
import com.sforce.soap.partner.RecordTypeMapping;
import com.sforce.soap.partner.SaveResult;
import com.sforce.soap.partner.StatusCode;
import com.sforce.soap.partner.sobject.SObject;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.PracticeServer;
import dev.plumbline.practice.SmallOrg;
import dev.plumbline.practice.Wsc;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WscRecordTypesTest {

    private static final RecordId NEW = RecordId.of("0125g0000000001");
    private static final RecordId RENEWAL = RecordId.of("0125g0000000002");

    private final SmallOrg small = new SmallOrg();
    private PracticeServer server;
    private PartnerConnection connection;

    @BeforeEach
    void serve() {
        type(NEW, "New Business");
        type(RENEWAL, "Renewal");
        small.org.setup().offers().limit(RENEWAL, "StageName", List.of("Qualification", "Closed Won", "Closed Lost"));
        small.org
                .setup()
                .offers()
                .depend(
                        "Opportunity",
                        "Loss_Reason__c",
                        "StageName",
                        Map.of(
                                "Closed Lost",
                                List.of("Price", "Competitor"),
                                "Negotiation/Review",
                                List.of("Price"),
                                "Prospecting",
                                List.of("Timing")));
        server = Wsc.serve(small);
        connection = Wsc.connect(server);
    }

    private void type(RecordId id, String name) {
        small.seed(
                "RecordType",
                id,
                "Name",
                name,
                "DeveloperName",
                name.replace(' ', '_'),
                "SobjectType",
                "Opportunity",
                "IsActive",
                "true");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsWhichRecordTypesThereAre() throws Exception {
        RecordTypeInfo[] infos = connection.describeSObject("Opportunity").getRecordTypeInfos();
        assertThat(infos)
                .extracting(
                        RecordTypeInfo::getName, RecordTypeInfo::getMaster, RecordTypeInfo::isDefaultRecordTypeMapping)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("New Business", false, true),
                        org.assertj.core.groups.Tuple.tuple("Renewal", false, false),
                        org.assertj.core.groups.Tuple.tuple("Master", true, false));
        assertThat(infos[1].getRecordTypeId()).isEqualTo(RENEWAL.value());
        assertThat(connection.describeSObject("Task").getRecordTypeInfos()).hasSize(1);
        assertThat(connection
                        .query("SELECT Id, Name FROM RecordType WHERE SobjectType = 'Opportunity' AND IsActive = true")
                        .getSize())
                .isEqualTo(2);
    }

    private static List<String> values(RecordTypeMapping mapping, String picklist) {
        return Arrays.stream(mapping.getPicklistsForRecordType())
                .filter(p -> p.getPicklistName().equals(picklist))
                .map(PicklistForRecordType::getPicklistValues)
                .flatMap(Arrays::stream)
                .map(PicklistEntry::getValue)
                .toList();
    }

    @Test
    void offersFewerStagesToARenewal() throws Exception {
        DescribeLayoutResult layout = connection.describeLayout("Opportunity", null, null);
        assertThat(layout.getRecordTypeMappings()).hasSize(3);
        assertThat(values(layout.getRecordTypeMappings()[0], "StageName")).hasSize(6);
        assertThat(values(layout.getRecordTypeMappings()[1], "StageName"))
                .containsExactly("Qualification", "Closed Won", "Closed Lost");
        assertThat(connection
                        .describeLayout("Opportunity", null, new String[] {RENEWAL.value()})
                        .getRecordTypeMappings())
                .hasSize(1);
    }

    @Test
    void savesNoStageThatTheRecordTypeDoesNotOffer() throws Exception {
        assertThat(update("RecordTypeId", RENEWAL.value()).isSuccess()).isTrue();
        SaveResult refused = update("StageName", "Negotiation/Review");
        assertThat(refused.getErrors()[0].getStatusCode())
                .isEqualTo(StatusCode.INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST);
        assertThat(refused.getErrors()[0].getFields()).containsExactly("StageName");
        assertThat(update("RecordTypeId", NEW.value(), "StageName", "Negotiation/Review")
                        .isSuccess())
                .isTrue();
    }

    private SaveResult update(String... fields) throws Exception {
        SObject deal = new SObject("Opportunity");
        deal.setId(SmallOrg.DEAL.value());
        for (int i = 0; i < fields.length; i += 2) {
            deal.setField(fields[i], fields[i + 1]);
        }
        return connection.update(new SObject[] {deal})[0];
    }

    @Test
    void saysForEachDependentValueWhereItIsOffered() throws Exception {
        DescribeSObjectResult described = connection.describeSObject("Opportunity");
        Field reason = field(described, "Loss_Reason__c");
        assertThat(reason.getDependentPicklist()).isTrue();
        assertThat(reason.getControllerName()).isEqualTo("StageName");
        PicklistEntry[] stages = field(described, "StageName").getPicklistValues();
        assertThat(offeredAt(reason, "Price", stages)).containsExactly("Negotiation/Review", "Closed Lost");
        assertThat(offeredAt(reason, "Competitor", stages)).containsExactly("Closed Lost");
        assertThat(offeredAt(reason, "Timing", stages)).containsExactly("Prospecting");
        assertThat(offeredAt(reason, "Other", stages)).isEmpty();
        assertThat(field(described, "LeadSource").getDependentPicklist()).isFalse();
    }

    private static Field field(DescribeSObjectResult described, String name) {
        return Arrays.stream(described.getFields())
                .filter(f -> f.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> offeredAt(Field dependent, String value, PicklistEntry[] controlling) {
        byte[] bits = Arrays.stream(dependent.getPicklistValues())
                .filter(v -> v.getValue().equals(value))
                .findFirst()
                .orElseThrow()
                .getValidFor();
        return java.util.stream.IntStream.range(0, controlling.length)
                .filter(i -> (bits[i / 8] & 0x80 >> i % 8) != 0)
                .mapToObj(i -> controlling[i].getValue())
                .toList();
    }
}
