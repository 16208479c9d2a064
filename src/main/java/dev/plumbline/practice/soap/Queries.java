package dev.plumbline.practice.soap;

import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.soql.Answer;
import dev.plumbline.practice.soql.Result;
import dev.plumbline.practice.soql.Soql;
import dev.plumbline.practice.soql.SoqlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** query, queryAll, queryMore and retrieve. */
final class Queries {

    private static final int MOST_IDS = 2000;

    private final MemoryOrg org;
    private final Cursors cursors;

    Queries(MemoryOrg org) {
        this.org = org;
        this.cursors = new Cursors(org.store(), org.clock());
    }

    String query(Call call) {
        return cursors.first(run(call.body().text("queryString"), call, false), call.batchSize());
    }

    String queryAll(Call call) {
        return cursors.first(run(call.body().text("queryString"), call, true), call.batchSize());
    }

    String queryMore(Call call) {
        return cursors.next(call.body().text("queryLocator"), call.batchSize());
    }

    Answer run(String text, Call call, boolean all) {
        try {
            return org.store().reading(() -> new Soql(
                            org.store(),
                            org.clock(),
                            object -> org.setup().fields().schema(object, call.user()),
                            org.setup().sharing().seenBy(call.user().value()))
                    .run(text, call.user().value(), all));
        } catch (SoqlException e) {
            throw new SoapFault(e.code(), String.valueOf(e.getMessage()), e.row(), e.column());
        }
    }

    /** One result per id, in order; nil for those that are gone. */
    String retrieve(Call call) {
        String object = call.body().text("sObjectType");
        ObjectSchema schema = Describes.schema(org, object, call.user());
        List<String> ids = new ArrayList<>();
        for (String id : call.body().texts("ids")) {
            if (!RecordId.isId(id)) {
                throw new SoapFault("MALFORMED_ID", "malformed id " + id);
            }
            ids.add(RecordId.of(id).value());
        }
        if (ids.size() > MOST_IDS) {
            throw new SoapFault(
                    "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 2000 records in this type");
        }
        Map<String, Result.Of> found = new HashMap<>();
        if (!ids.isEmpty()) {
            String in = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
            String fields = withId(call.body().text("fieldList"));
            Answer answer =
                    run("SELECT " + fields + " FROM " + schema.name() + " WHERE Id IN (" + in + ")", call, false);
            org.store()
                    .reading(() -> answer.page(0, answer.records()))
                    .forEach(r -> found.put(String.valueOf(r.id()), r));
        }
        Xml xml = new Xml();
        for (String id : ids) {
            Result.Of record = found.get(id);
            if (record == null) {
                xml.nil("result");
            } else {
                RecordXml.write(xml, "result", record);
            }
        }
        return xml.toString();
    }

    /** The list comes from outside and must stay a list of names. */
    private static String withId(String fieldList) {
        if (!fieldList.matches("[A-Za-z0-9_., ]+")) {
            throw new SoapFault("INVALID_FIELD", "\n" + fieldList + "\nis not a list of fields", 1, 1);
        }
        boolean id = List.of(fieldList.split("[, ]+")).stream().anyMatch("Id"::equalsIgnoreCase);
        return id ? fieldList : "Id, " + fieldList;
    }
}
