package dev.plumbline.mirror;

/** A pointer from a record's field to another record, as a number that one index can find. */
final class Reference {

    private Reference() {}

    /** FNV-1a over object, field and target. Two pointers may share a hash, so whoever looks one up compares the field as well. */
    static long hash(String object, String field, String target) {
        long hash = 0xcbf29ce484222325L;
        hash = add(hash, object);
        hash = add(hash, ".");
        hash = add(hash, field);
        hash = add(hash, ":");
        return add(hash, target);
    }

    private static long add(long hash, String text) {
        long next = hash;
        for (int i = 0; i < text.length(); i++) {
            next = (next ^ text.charAt(i)) * 0x100000001b3L;
        }
        return next;
    }
}
