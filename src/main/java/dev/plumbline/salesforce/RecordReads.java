package dev.plumbline.salesforce;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.soap.partner.QueryResult;
import com.sforce.soap.partner.sobject.SObject;
import dev.plumbline.crm.CrmRecord;
import dev.plumbline.crm.ObjectSchema;
import dev.plumbline.crm.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Queries and reading by id. */
final class RecordReads {

    private static final int LONGEST_STATEMENT = 100_000;
    private static final int MOST_IDS = 2000;
    private static final int PAGE = 2000;

    /** Salesforce's smallest page, for records that are too big for a full one. */
    private static final int SMALL_PAGE = 200;

    private final Calls calls;
    private final DescribeCache describes;

    RecordReads(Calls calls, DescribeCache describes) {
        this.calls = calls;
        this.describes = describes;
    }

    void query(String object, Collection<String> fields, String rest, boolean all, Consumer<List<CrmRecord>> page) {
        Selection selection = selection(object, fields);
        String soql = guarded(selection.select() + (rest.isBlank() ? "" : " " + rest));
        WireMapper mapper = new WireMapper(selection);
        Pages pages = new Pages();
        QueryResult result = pages.read(all ? "queryAll" : "query", c -> all ? c.queryAll(soql) : c.query(soql));
        while (true) {
            List<CrmRecord> records = records(result.getRecords(), mapper);
            if (!records.isEmpty()) {
                page.accept(records);
            }
            String locator = result.getQueryLocator();
            if (result.isDone() || locator == null) {
                return;
            }
            result = pages.read("queryMore", c -> c.queryMore(locator));
        }
    }

    long count(String object, String rest) {
        String soql = guarded("SELECT COUNT() FROM " + schema(object).name() + (rest.isBlank() ? "" : " " + rest));
        return calls.run(Call.read("count"), c -> c.query(soql)).getSize();
    }

    List<CrmRecord> retrieve(String object, Collection<String> fields, Collection<RecordId> ids) {
        Selection selection = selection(object, fields);
        List<CrmRecord> found = new ArrayList<>();
        List<RecordId> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += MOST_IDS) {
            List<RecordId> chunk = all.subList(from, Math.min(from + MOST_IDS, all.size()));
            if (selection.hasParents()) {
                // retrieve knows no parents, a query does
                query(object, fields, "WHERE Id IN " + Soql.ids(chunk), false, found::addAll);
            } else {
                found.addAll(chunk(selection, chunk));
            }
        }
        return found;
    }

    /** Halves what is too big for one answer, down to single records. */
    private List<CrmRecord> chunk(Selection selection, List<RecordId> ids) {
        String[] values = ids.stream().map(RecordId::value).toArray(String[]::new);
        try {
            SObject[] sent =
                    calls.run(Call.read("retrieve"), c -> c.retrieve(selection.list(), selection.object(), values));
            // what is gone comes as nil, which the stubs show as nothing or as a record without anything
            return records(
                    Arrays.stream(sent)
                            .filter(s -> s != null && s.getId() != null)
                            .toArray(SObject[]::new),
                    new WireMapper(selection));
        } catch (SalesforceException.Query e) {
            if (!e.code().equals(Codes.TOO_LARGE) || ids.size() == 1) {
                throw e;
            }
            List<CrmRecord> both = new ArrayList<>(chunk(selection, ids.subList(0, ids.size() / 2)));
            both.addAll(chunk(selection, ids.subList(ids.size() / 2, ids.size())));
            return both;
        }
    }

    private static List<CrmRecord> records(SObject @Nullable [] sent, WireMapper mapper) {
        return sent == null
                ? List.of()
                : Arrays.stream(sent)
                        .filter(Objects::nonNull)
                        .map(mapper::record)
                        .toList();
    }

    private Selection selection(String object, Collection<String> fields) {
        return Selection.of(schema(object), fields, describes::describe);
    }

    ObjectSchema schema(String object) {
        return describes
                .describe(object)
                .orElseThrow(() -> new SalesforceException.Query(
                        "INVALID_TYPE",
                        "The org has no object \"" + Texts.shown(object)
                                + "\" that the integration user may see: check its name and the user's object permissions",
                        null));
    }

    private static String guarded(String soql) {
        if (soql.length() > LONGEST_STATEMENT) {
            throw new SalesforceException.Query(
                    "STATEMENT_TOO_LONG",
                    "A query of " + soql.length() + " characters, of which Salesforce takes " + LONGEST_STATEMENT
                            + ": ask for fewer fields or ids at a time",
                    null);
        }
        return soql;
    }

    /** Remembers for the length of one query that its records need small pages. */
    private final class Pages {

        private int size = PAGE;

        QueryResult read(String operation, Calls.Exchange<QueryResult> exchange) {
            try {
                return calls.run(Call.read(operation), c -> exchange.on(sized(c)));
            } catch (SalesforceException.Query e) {
                if (!e.code().equals(Codes.TOO_LARGE) || size == SMALL_PAGE) {
                    throw e;
                }
                size = SMALL_PAGE;
                return calls.run(Call.read(operation), c -> exchange.on(sized(c)));
            }
        }

        private PartnerConnection sized(PartnerConnection connection) {
            connection.setQueryOptions(size);
            return connection;
        }
    }
}
