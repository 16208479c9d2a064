package dev.plumbline.web.access;

import dev.plumbline.crm.RecordId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Accounts that were made on the pages, and the invitations to set their passwords. */
@ApplicationScoped
class AccountTable {

    private static final String OPEN = "SELECT * FROM access_account WHERE closed_at IS NULL";

    private final Jdbi jdbi;

    AccountTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param hash empty until a password is set */
    record Row(long id, String login, Optional<String> hash, Set<Role> roles, Optional<RecordId> person) {}

    List<Row> all() {
        return jdbi.withHandle(h -> h.createQuery(OPEN + " ORDER BY login")
                .map((row, c) -> row(row))
                .list());
    }

    Optional<Row> byLogin(String login) {
        return jdbi.withHandle(h -> h.createQuery(OPEN + " AND login = :login")
                .bind("login", login)
                .map((row, c) -> row(row))
                .findOne());
    }

    Optional<Row> byId(Handle handle, long id) {
        return handle.createQuery(OPEN + " AND id = :id FOR UPDATE")
                .bind("id", id)
                .map((row, c) -> row(row))
                .findOne();
    }

    List<Row> ofPerson(RecordId person) {
        return jdbi.withHandle(h -> h.createQuery(OPEN + " AND person = :person")
                .bind("person", person.value())
                .map((row, c) -> row(row))
                .list());
    }

    long add(Handle handle, String login, Set<Role> roles, Optional<RecordId> person, String by, Instant at) {
        return handle.createQuery(
                        """
                        INSERT INTO access_account (login, roles, person, made_by, made_at)
                        VALUES (:login, :roles, :person, :by, :at) RETURNING id
                        """)
                .bind("login", login)
                .bind("roles", keys(roles))
                .bind("person", person.map(RecordId::value).orElse(null))
                .bind("by", by)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .one();
    }

    void change(Handle handle, long id, Set<Role> roles, Optional<RecordId> person) {
        handle.createUpdate("UPDATE access_account SET roles = :roles, person = :person WHERE id = :id")
                .bind("id", id)
                .bind("roles", keys(roles))
                .bind("person", person.map(RecordId::value).orElse(null))
                .execute();
    }

    void close(Handle handle, long id, String by, Instant at) {
        handle.createUpdate("UPDATE access_account SET closed_at = :at, closed_by = :by WHERE id = :id")
                .bind("id", id)
                .bind("by", by)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** Earlier invitations of the account end with it: only the latest is good. */
    void invite(Handle handle, long account, byte[] secret, Instant at, Instant ends) {
        handle.execute("DELETE FROM access_invitation WHERE account = ?", account);
        handle.createUpdate(
                        "INSERT INTO access_invitation (hash, account, made_at, ends_at) VALUES (:hash, :account, :at, :ends)")
                .bind("hash", secret)
                .bind("account", account)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("ends", ends.atOffset(ZoneOffset.UTC))
                .execute();
    }

    /** The account that an invitation is still good for. */
    Optional<Row> invited(Handle handle, byte[] secret, Instant at) {
        return handle.createQuery(
                        """
                        SELECT a.* FROM access_invitation i JOIN access_account a ON a.id = i.account
                        WHERE i.hash = :hash AND i.used_at IS NULL AND i.ends_at > :at AND a.closed_at IS NULL FOR UPDATE OF i
                        """)
                .bind("hash", secret)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .map((row, c) -> row(row))
                .findOne();
    }

    void password(Handle handle, long account, String hash, Instant at) {
        handle.createUpdate("UPDATE access_account SET hash = :hash WHERE id = :id")
                .bind("id", account)
                .bind("hash", hash)
                .execute();
        handle.createUpdate("UPDATE access_invitation SET used_at = :at WHERE account = :id AND used_at IS NULL")
                .bind("id", account)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static String[] keys(Set<Role> roles) {
        return roles.stream().map(Role::key).sorted().toArray(String[]::new);
    }

    private static Row row(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .forEach(key -> Role.of(key).ifPresent(roles::add));
        return new Row(
                row.getLong("id"),
                row.getString("login"),
                Optional.ofNullable(row.getString("hash")),
                roles,
                Optional.ofNullable(row.getString("person")).map(RecordId::new));
    }
}
