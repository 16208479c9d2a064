package dev.plumbline.practice.soap;

import dev.plumbline.practice.MemoryOrg;
import dev.plumbline.practice.oauth.Sessions;
import dev.plumbline.practice.store.Row;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** getUserInfo: who the session belongs to, and in which org. */
final class SignedIn {

    private final MemoryOrg org;
    private final String organizationId;

    SignedIn(MemoryOrg org, String organizationId) {
        this.org = org;
        this.organizationId = organizationId;
    }

    String of(Call call) {
        return org.store().reading(() -> {
            Function<String, String> user = fields(org.store().row(call.user().value()));
            Function<String, String> company = fields(org.store().row(organizationId));
            return new Xml()
                    .open("result")
                    .flag("accessibilityMode", false)
                    .flag("chatterExternal", false)
                    .text("currencySymbol", "$")
                    .number("orgAttachmentFileSizeLimit", 5_242_880)
                    .text("orgDefaultCurrencyIsoCode", "USD")
                    .text("orgDefaultCurrencyLocale", "en_US")
                    .flag("orgDisallowHtmlAttachments", false)
                    .flag("orgHasPersonAccounts", false)
                    .text("organizationId", organizationId)
                    .flag("organizationMultiCurrency", false)
                    .text("organizationName", or(company.apply("Name"), "Practice org"))
                    .text("profileId", user.apply("ProfileId"))
                    .text("roleId", user.apply("UserRoleId"))
                    .number("sessionSecondsValid", Sessions.IDLE.toSeconds())
                    .nil("userDefaultCurrencyIsoCode")
                    .text("userEmail", user.apply("Email"))
                    .text("userFullName", user.apply("Name"))
                    .text("userId", call.user().value())
                    .text("userLanguage", or(user.apply("LanguageLocaleKey"), "en_US"))
                    .text("userLocale", or(user.apply("LocaleSidKey"), "en_US"))
                    .text("userName", user.apply("Username"))
                    .text("userTimeZone", or(user.apply("TimeZoneSidKey"), "GMT"))
                    .text("userType", or(user.apply("UserType"), "Standard"))
                    .text("userUiSkin", "Theme3")
                    .close("result")
                    .toString();
        });
    }

    private static Function<String, String> fields(@Nullable Row row) {
        return field -> Optional.ofNullable(row).map(r -> r.text(field)).orElse("");
    }

    private static String or(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
