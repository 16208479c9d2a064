package dev.plumbline.rules.importing;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that holds validation rules, as far as its name and folder tell.
 *
 * @param name       as people call it
 * @param object     whether it is a whole object, and not one rule
 * @param objectName empty where nothing says it
 * @param ruleName   from the file's name, for a rule that does not give its own; empty for a whole object
 */
record MetadataFile(Path path, String name, boolean object, String objectName, String ruleName) {

    /** Empty where the name is not that of metadata which has validation rules. */
    static Optional<MetadataFile> of(Path path, String name) {
        Path file = path.getFileName();
        String fileName = file == null ? "" : file.toString();
        for (String ending : new String[] {".validationrule-meta.xml", ".validationrule"}) {
            if (fileName.toLowerCase(Locale.ROOT).endsWith(ending)) {
                String rule = fileName.substring(0, fileName.length() - ending.length());
                return Optional.of(new MetadataFile(path, name, false, objectOf(path), rule));
            }
        }
        for (String ending : new String[] {".object-meta.xml", ".object"}) {
            if (fileName.toLowerCase(Locale.ROOT).endsWith(ending)) {
                String object = fileName.substring(0, fileName.length() - ending.length());
                return Optional.of(new MetadataFile(path, name, true, object, ""));
            }
        }
        return Optional.empty();
    }

    /** In source format the folder above says it: {@code objects/Opportunity/validationRules}. */
    private static String objectOf(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        Path above = folder == null ? null : folder.getParent();
        Path object = above == null ? null : above.getFileName();
        return folder == null || object == null || !folder.endsWith("validationRules") ? "" : object.toString();
    }
}
