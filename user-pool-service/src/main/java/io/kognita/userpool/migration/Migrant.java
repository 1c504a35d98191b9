package io.kognita.userpool.migration;

import io.kognita.userpool.trigger.TriggerContext;
import io.kognita.userpool.trigger.UserMigration;
import io.kognita.userpool.user.User;

/**
 * A user of an older directory who is about to be stored here.
 *
 * @param name that the user came with
 * @param password that the older directory accepted, or null for a user who forgot it
 */
public record Migrant(TriggerContext context, User user, String name, String password, UserMigration.Found found) {

    @Override
    public String toString() {
        return "Migrant[" + user.sub() + "]";
    }
}
