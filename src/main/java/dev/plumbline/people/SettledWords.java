package dev.plumbline.people;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why leave, a delegate or a way to be reached was not taken in. Days are written as they are typed, so that both look alike. */
@MessageBundle("settled")
public interface SettledWords {

    @Message("Say from which day on.")
    String leaveFrom();

    @Message("\"{found}\" is no day of the calendar. Write 2026-12-24, or 2026-12-24T13:00 for a part of a day.")
    String leaveUnreadable(String found);

    @Message("Leave from a time of day on needs an end too, such as 2026-12-24T17:00.")
    String leaveEnd();

    @Message("Leave ends after it begins; what was given ends first.")
    String leaveBackwards();

    @Message("Leave is at most {most} days long; this would end on {last}. Check the years.")
    String leaveLong(int most, String last);

    @Message("Leave is between a year ago and {years} years ahead; found {first} to {last}. Check the year.")
    String leaveAway(int years, String first, String last);

    @Message("There are {most} entries of leave already. Take out those that are over.")
    String leaveMany(int most);

    @Message("The last day, {last}, is before the first, {first}.")
    String backwards(String last, String first);

    @Message("\"{found}\" is no day of the calendar. Write 2026-12-24.")
    String unreadable(String found);

    @Message("That is over already: the last day, {last}, is before today, {today}.")
    String over(String last, String today);

    @Message("That is more than {years} years ahead. Check the year.")
    String farAhead(int years);

    @Message("Nobody here has the username \"{found}\". Write it as Salesforce has it.")
    String delegateUnknown(String found);

    @Message("Nobody is their own delegate. Name somebody else.")
    String delegateSelf();

    @Message("{who} is not active in Salesforce any more. Name somebody who is.")
    String delegateGone(String who);

    @Message("{who} types for {owner} in that time already. End that first.")
    String delegateThere(String who, String owner);

    @Message("{who} has a delegate in that time, {further}. Name {further}, or somebody else.")
    String delegateFurther(String who, String further);

    @Message("{owner} types for {other} in that time, and work is not handed on twice. End that first.")
    String delegateTwice(String owner, String other);

    @Message("There are {most} entries already. Take out those that are over.")
    String delegatesMany(int most);

    @Message("\"{found}\" is no way to reach people here. Choose of: {offered}.")
    String channelUnknown(String found, String offered);

    @Message("The digest comes every week, every 2 or every 4 weeks; found {found}.")
    String digestWeeks(int found);

    @Message("Quiet hours are at most {most} hours long, so that there is a time at which you can be reached.")
    String quietLong(long most);
}
