package dev.plumbline.practice.soap;

import dev.plumbline.crm.FieldSchema;
import dev.plumbline.crm.FieldType;
import dev.plumbline.crm.ObjectSchema;
import java.util.List;

/** An account with a key of another system. */
final class Parents {

    private Parents() {}

    static ObjectSchema keyedAccount() {
        FieldSchema key = new FieldSchema(
                "Crm_Key__c",
                "CRM Key",
                FieldType.TEXT,
                40,
                0,
                0,
                true,
                false,
                true,
                true,
                true,
                true,
                List.of(),
                null,
                List.of());
        return new ObjectSchema("Account", "Account", "001", true, List.of(key));
    }
}
