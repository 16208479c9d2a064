/** Carries Salesforce's validation rules over into rule files. It must not know how rules are judged, only what compiles. */
@NullMarked
package dev.plumbline.rules.importing;

import org.jspecify.annotations.NullMarked;
