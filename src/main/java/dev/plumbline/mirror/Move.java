package dev.plumbline.mirror;

import org.jspecify.annotations.Nullable;

/** A record's row before and after one piece of news; null where there was, or is, no live record. */
record Move(@Nullable MirrorRow before, @Nullable MirrorRow now) {}
