package dev.plumbline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** An org that describes itself and holds nothing, for an application under test. */
@Alternative
@ApplicationScoped
public class PaperOrg extends DescribedOrg {}
