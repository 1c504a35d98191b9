package io.kognita.userpool.limit;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** The limit of each category until it is given another: the deployment's, else AWS's. */
@Singleton
class DefaultLimits {

    private final Map<Category, Integer> limits = new EnumMap<>(Category.class);
    private final boolean enforced;

    DefaultLimits(ProvisionedLimitSettings settings) {
        this.enforced = settings.enforceDefaults();
        settings.defaults().forEach((name, requests) -> limits.put(category(name), atLeastOne(name, requests)));
    }

    /** Requests a second. */
    int of(Category category) {
        return limits.getOrDefault(category, category.amazons());
    }

    boolean enforced() {
        return enforced;
    }

    private static Category category(String name) {
        return Category.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "kognita.provisioned-limits.defaults: there is no category " + name));
    }

    private static int atLeastOne(String name, int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException(
                    "kognita.provisioned-limits.defaults: a limit is at least 1, of " + name + " too");
        }
        return requests;
    }
}
