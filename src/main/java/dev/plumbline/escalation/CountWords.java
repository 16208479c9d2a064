package dev.plumbline.escalation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How gaps, records and people are counted and named. */
@MessageBundle("count")
public interface CountWords {

    @Message("{#if count == 1}1 deal{#else}{shown} deals{/if}")
    String deals(int count, String shown);

    @Message("{#if count == 1}1 lead{#else}{shown} leads{/if}")
    String leads(int count, String shown);

    @Message("{#if count == 1}1 task{#else}{shown} tasks{/if}")
    String tasks(int count, String shown);

    @Message("{#if count == 1}1 meeting{#else}{shown} meetings{/if}")
    String meetings(int count, String shown);

    @Message("{#if count == 1}1 account{#else}{shown} accounts{/if}")
    String accounts(int count, String shown);

    @Message("{#if count == 1}1 contact{#else}{shown} contacts{/if}")
    String contacts(int count, String shown);

    @Message("{#if count == 1}1 gap{#else}{shown} gaps{/if}")
    String gaps(int count, String shown);

    @Message("{#if count == 1}1 record{#else}{shown} records{/if}")
    String records(int count, String shown);

    @Message("{first} and {second}")
    String both(String first, String second);

    @Message(
            "{#if gaps == 1}1 gap{#else}{shownGaps} gaps{/if} on {#if records == 1}1 record{#else}{shownRecords} records{/if}")
    String gapsOnRecords(int gaps, String shownGaps, int records, String shownRecords);

    @Message("{amount} at stake")
    String atStake(String amount);

    @Message("{#if count == 1}and 1 more gap{#else}and {shown} more gaps{/if}")
    String moreGaps(int count, String shown);

    @Message("{#if count == 1}and 1 more record{#else}and {shown} more records{/if}")
    String moreRecords(int count, String shown);

    @Message("Deal")
    String deal();

    @Message("Lead")
    String lead();

    @Message("Task")
    String task();

    @Message("Meeting")
    String meeting();

    @Message("Account")
    String account();

    @Message("Contact")
    String contact();

    @Message("You")
    String you();
}
