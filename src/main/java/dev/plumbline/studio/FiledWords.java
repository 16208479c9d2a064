package dev.plumbline.studio;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a rule was not filed, where the reason is not in its formulas. */
@MessageBundle("filed")
public interface FiledWords {

    @Message(
            "A rule keeps its name, because everything it found is kept under it. To have it under another name, save it as a new rule and take this one out.")
    String keepsName();

    @Message("\"{rule}\" is the name of a page here. Give the rule another one.")
    String nameOfPage(String rule);

    @Message(
            "A rule file has a rule \"{rule}\", and a file wins over what is written here. Give this one another name, or change the file.")
    String inFile(String rule);

    @Message("The reason for the change is longer than {most} characters. Shorten it.")
    String whyLong(int most);

    @Message("Say why it is taken out, in at most {most} characters.")
    String removeWhy(int most);
}
