package io.kognita.wire.health;

import java.util.List;

/** A service's look at its own settings, beside those that all services share; a bean of it is asked at the start. */
public interface SettingsReview {

    /** One line a setting under which the service must not hold real users; values are never repeated. */
    List<String> unsafe();
}
