package io.kognita.userpool.group;

import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who is in which group. */
@Singleton
public class Memberships {

    private static final String OF_USER = """
            select found.* from group_member member
                join user_group found on found.pool_id = member.pool_id and found.name = member.group_name
            where member.pool_id = :pool and member.sub = :sub
            """;

    private static final String PAGE_OF_GROUPS = OF_USER + """
            and member.group_name > :after order by member.group_name limit :limit
            """;

    private static final String PAGE_OF_USERS = """
            select found.* from group_member member
                join pool_user found on found.pool_id = member.pool_id and found.sub = member.sub
            where member.pool_id = :pool and member.group_name = :name and member.sub > :after
            order by member.sub limit :limit
            """;

    private static final String OTHERS = """
            select count(*) from group_member where pool_id = :pool and sub = :sub and group_name <> :name
            """;

    private static final String JOIN = """
            insert into group_member (pool_id, group_name, sub) values (:pool, :name, :sub) on conflict do nothing
            """;

    private static final String LEAVE = """
            delete from group_member where pool_id = :pool and group_name = :name and sub = :sub
            """;

    /** The groups of a user, for their tokens: one select by an index. */
    public Uni<Membership> of(User user) {
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(OF_USER, Group.class)
                                .setParameter("pool", user.poolId())
                                .setParameter("sub", user.sub())
                                .getResultList()))
                .map(Membership::of);
    }

    /** Groups of a user in the order of their names. */
    Uni<List<Group>> groups(User user, String after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(PAGE_OF_GROUPS, Group.class)
                        .setParameter("pool", user.poolId())
                        .setParameter("sub", user.sub())
                        .setParameter("after", after)
                        .setParameter("limit", size)
                        .getResultList()));
    }

    /** Members of a group in the order of their ids. */
    Uni<List<User>> users(Group group, UUID after, int size) {
        return Panache.withSession(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(PAGE_OF_USERS, User.class)
                        .setParameter("pool", group.poolId())
                        .setParameter("name", group.name())
                        .setParameter("after", after)
                        .setParameter("limit", size)
                        .getResultList()));
    }

    /** How many other groups a user is in, in the current transaction. */
    Uni<Long> others(User user, Group group) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OTHERS, Long.class)
                        .setParameter("pool", user.poolId())
                        .setParameter("sub", user.sub())
                        .setParameter("name", group.name())
                        .getSingleResult());
    }

    /** Adds a user in the current transaction; false when the user was a member before. */
    Uni<Boolean> join(User user, Group group) {
        return change(JOIN, user, group);
    }

    /** Takes a user out in the current transaction; false when the user was no member. */
    Uni<Boolean> leave(User user, Group group) {
        return change(LEAVE, user, group);
    }

    private static Uni<Boolean> change(String sql, User user, Group group) {
        return Panache.getSession()
                .flatMap(session -> statement(session, sql, user, group).executeUpdate())
                .map(rows -> rows > 0);
    }

    private static Mutiny.MutationQuery statement(Mutiny.Session session, String sql, User user, Group group) {
        return session.createNativeQuery(sql)
                .setParameter("pool", group.poolId())
                .setParameter("name", group.name())
                .setParameter("sub", user.sub());
    }
}
