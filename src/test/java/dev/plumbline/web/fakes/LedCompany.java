package dev.plumbline.web.fakes;

import java.util.HashSet;
import java.util.Set;

/** The company with a real database for what leaders do, and the rules, gaps and state of the service in memory. */
public class LedCompany extends LivingCompany {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        Set<Class<?>> classes = new HashSet<>(super.getEnabledAlternatives());
        classes.remove(LivingEdition.class);
        classes.add(FakeEdition.class);
        classes.add(FakeService.class);
        return classes;
    }
}
