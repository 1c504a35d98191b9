package io.kognita.userpool.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kognita.local.test.PostgresResource;
import io.kognita.userpool.Idp;
import io.kognita.userpool.TestMail;
import io.kognita.userpool.TestPools;
import io.kognita.userpool.TestUsers;
import io.kognita.userpool.user.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListGroupsForUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GroupType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListGroupsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersInGroupResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class GroupsTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/editors";
    private static final String NO_POOL = "us-east-1_Unknown00";

    @Inject
    TestPools pools;

    @Inject
    TestUsers users;

    @Inject
    TestMail outbox;

    private CognitoIdentityProviderClient idp;
    private UserPoolType pool;
    private User ann;

    @BeforeEach
    void aUser() {
        idp = Idp.client();
        pool = pools.pool(settings -> settings);
        ann = users.user(pool, "ann", "Corr3ct-horse");
    }

    @Test
    void keepsWhatAGroupIsCreatedWith() {
        GroupType created = idp.createGroup(request -> request.userPoolId(pool.id())
                        .groupName("éditeurs/1")
                        .description("They write")
                        .roleArn(ROLE)
                        .precedence(0))
                .group();

        assertThat(created.userPoolId()).isEqualTo(pool.id());
        assertThat(created.groupName()).isEqualTo("éditeurs/1");
        assertThat(created.description()).isEqualTo("They write");
        assertThat(created.roleArn()).isEqualTo(ROLE);
        assertThat(created.precedence()).isZero();
        assertThat(created.creationDate()).isNotNull().isEqualTo(created.lastModifiedDate());
        assertThat(group("éditeurs/1")).isEqualTo(created);
    }

    @Test
    void aGroupMayHaveNothingButAName() {
        create("plain");

        assertThat(group("plain").precedence()).isNull();
        assertThat(group("plain").roleArn()).isNull();
        assertThat(group("plain").description()).isNull();
    }

    @Test
    void refusesATakenNameButNotOneOfAnotherPool() {
        create("staff");
        UserPoolType other = pools.pool(settings -> settings);

        assertThatThrownBy(() -> create("staff"))
                .isInstanceOf(GroupExistsException.class)
                .hasMessageStartingWith("A group with the name already exists.");
        idp.createGroup(request -> request.userPoolId(other.id()).groupName("staff"));
        create("Staff");
    }

    @Test
    void refusesValuesOutOfBounds() {
        invalid(() -> create("two words"));
        invalid(() -> idp.createGroup(
                request -> request.userPoolId(pool.id()).groupName("a").precedence(-1)));
        invalid(() -> idp.createGroup(
                request -> request.userPoolId(pool.id()).groupName("a").roleArn("no-arn-but-long-enough")));
        invalid(() -> idp.createGroup(
                request -> request.userPoolId(pool.id()).groupName("a").description("x".repeat(2049))));
    }

    @Test
    void changesOnlyWhatAnUpdateGives() {
        idp.createGroup(request -> request.userPoolId(pool.id())
                .groupName("staff")
                .description("before")
                .roleArn(ROLE)
                .precedence(3));

        GroupType changed = idp.updateGroup(request ->
                        request.userPoolId(pool.id()).groupName("staff").description("after"))
                .group();

        assertThat(changed.description()).isEqualTo("after");
        assertThat(changed.roleArn()).isEqualTo(ROLE);
        assertThat(changed.precedence()).isEqualTo(3);
        assertThat(changed.lastModifiedDate()).isAfterOrEqualTo(changed.creationDate());
        assertThat(group("staff")).isEqualTo(changed);
    }

    @Test
    void deletesAGroupAndKeepsItsMembers() {
        create("staff");
        join("ann", "staff");

        idp.deleteGroup(request -> request.userPoolId(pool.id()).groupName("staff"));

        groupMissing(() -> group("staff"));
        assertThat(groupsOf("ann")).isEmpty();
        create("staff");
        assertThat(members("staff")).isEmpty();
    }

    @Test
    void forgetsTheMembershipsOfADeletedUser() {
        create("staff");
        join("ann", "staff");
        TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.find(User.class, new User.Key(ann.poolId(), ann.sub()))
                        .flatMap(session::remove)));

        assertThat(members("staff")).isEmpty();
    }

    @Test
    void addsAndRemovesMembersAnyNumberOfTimes() {
        create("staff");
        users.user(pool, "bob", "Corr3ct-horse");

        join("ann", "staff");
        join(ann.sub().toString(), "staff");
        assertThat(members("staff")).extracting(UserType::username).containsExactly("ann");
        assertThat(members("staff").getFirst().attributes()).contains(Idp.attribute("email", "ann@example.com"));

        leave("bob", "staff");
        leave("ann", "staff");
        leave("ann", "staff");
        assertThat(members("staff")).isEmpty();
    }

    @Test
    void tellsOfEachChangeOfMembershipOnce() {
        create("staff");
        join("ann", "staff");
        join("ann", "staff");
        leave("ann", "staff");
        leave("ann", "staff");

        assertThat(outbox.facts(ann.sub().toString()))
                .containsExactly("io.kognita.user.groups-changed", "io.kognita.user.groups-changed");
    }

    @Test
    void namesWhatDoesNotExist() {
        create("staff");
        poolMissing(() -> idp.createGroup(r -> r.userPoolId(NO_POOL).groupName("staff")));
        poolMissing(() -> idp.getGroup(r -> r.userPoolId(NO_POOL).groupName("staff")));
        poolMissing(() -> idp.updateGroup(r -> r.userPoolId(NO_POOL).groupName("staff")));
        poolMissing(() -> idp.deleteGroup(r -> r.userPoolId(NO_POOL).groupName("staff")));
        poolMissing(() -> idp.listGroups(r -> r.userPoolId(NO_POOL)));
        poolMissing(() -> idp.listUsersInGroup(r -> r.userPoolId(NO_POOL).groupName("staff")));
        groupMissing(() -> group("nothing"));
        groupMissing(() -> idp.updateGroup(r -> r.userPoolId(pool.id()).groupName("nothing")));
        groupMissing(() -> idp.deleteGroup(r -> r.userPoolId(pool.id()).groupName("nothing")));
        groupMissing(() -> members("nothing"));
        groupMissing(() -> join("ann", "nothing"));
        groupMissing(() -> leave("ann", "nothing"));
        userMissing(() -> join("nobody", "staff"));
        userMissing(() -> leave("nobody", "staff"));
        userMissing(() -> groupsOf("nobody"));
    }

    @Test
    void aGroupOfAnotherPoolHasNoMembersHere() {
        UserPoolType other = pools.pool(settings -> settings);
        idp.createGroup(request -> request.userPoolId(other.id()).groupName("admins"));

        groupMissing(() -> join("ann", "admins"));
        userMissing(() -> idp.adminAddUserToGroup(
                request -> request.userPoolId(other.id()).username("ann").groupName("admins")));
    }

    @Test
    void listsGroupsPageByPage() {
        List.of("c", "a", "B", "é").forEach(this::create);

        ListGroupsResponse first =
                idp.listGroups(request -> request.userPoolId(pool.id()).limit(3));
        ListGroupsResponse last =
                idp.listGroups(request -> request.userPoolId(pool.id()).limit(3).nextToken(first.nextToken()));

        assertThat(first.groups()).extracting(GroupType::groupName).containsExactly("B", "a", "c");
        assertThat(last.groups()).extracting(GroupType::groupName).containsExactly("é");
        assertThat(last.nextToken()).isNull();
        assertThat(idp.listGroups(request -> request.userPoolId(pool.id()).limit(4))
                        .nextToken())
                .isNull();
    }

    @Test
    void listsMembersAndMembershipsPageByPage() {
        create("staff");
        create("night");
        join("ann", "night");
        List<String> names = IntStream.range(0, 5).mapToObj(i -> "user" + i).toList();
        names.forEach(name -> {
            users.user(pool, name, "Corr3ct-horse");
            join(name, "staff");
        });
        join("user0", "night");

        List<String> seen = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListUsersInGroupResponse page = idp.listUsersInGroup(request ->
                    request.userPoolId(pool.id()).groupName("staff").limit(2).nextToken(from));
            page.users().forEach(user -> seen.add(user.username()));
            token = page.nextToken();
        } while (token != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(names);

        AdminListGroupsForUserResponse first = idp.adminListGroupsForUser(
                request -> request.userPoolId(pool.id()).username("user0").limit(1));
        assertThat(first.groups()).extracting(GroupType::groupName).containsExactly("night");
        AdminListGroupsForUserResponse last = idp.adminListGroupsForUser(request ->
                request.userPoolId(pool.id()).username("user0").limit(1).nextToken(first.nextToken()));
        assertThat(last.groups()).extracting(GroupType::groupName).containsExactly("staff");
        assertThat(last.nextToken()).isNull();
    }

    @Test
    void refusesAPageTokenOfAnotherList() {
        create("a");
        create("b");
        UserPoolType other = pools.pool(settings -> settings);
        String token = idp.listGroups(request -> request.userPoolId(pool.id()).limit(1))
                .nextToken();

        invalid(() -> idp.listGroups(request -> request.userPoolId(other.id()).nextToken(token)));
        invalid(() -> idp.listUsersInGroup(
                request -> request.userPoolId(pool.id()).groupName("a").nextToken(token)));
        invalid(() -> idp.listGroups(request -> request.userPoolId(pool.id()).nextToken("forged")));
    }

    @Test
    void keepsTheQuotaOfGroupsOfAPool() {
        fill(9_999);

        create("the-last");
        assertThatThrownBy(() -> create("one-more")).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void keepsTheQuotaOfGroupsOfAUser() {
        fill(101);
        TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into group_member (pool_id, group_name, sub) select :pool, 'g' || n, :sub"
                                        + " from generate_series(1, 100) n")
                        .setParameter("pool", pool.id())
                        .setParameter("sub", ann.sub())
                        .executeUpdate()));

        join("ann", "g7");
        assertThatThrownBy(() -> join("ann", "g101")).isInstanceOf(LimitExceededException.class);
        leave("ann", "g7");
        join("ann", "g101");
    }

    private void fill(int groups) {
        TestPools.transaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "insert into user_group (pool_id, name, created_at, modified_at)"
                                        + " select :pool, 'g' || n, now(), now() from generate_series(1, :count) n")
                        .setParameter("pool", pool.id())
                        .setParameter("count", groups)
                        .executeUpdate()));
    }

    private void create(String name) {
        idp.createGroup(request -> request.userPoolId(pool.id()).groupName(name));
    }

    private GroupType group(String name) {
        return idp.getGroup(request -> request.userPoolId(pool.id()).groupName(name))
                .group();
    }

    private void join(String username, String group) {
        idp.adminAddUserToGroup(
                request -> request.userPoolId(pool.id()).username(username).groupName(group));
    }

    private void leave(String username, String group) {
        idp.adminRemoveUserFromGroup(
                request -> request.userPoolId(pool.id()).username(username).groupName(group));
    }

    private List<UserType> members(String group) {
        return idp.listUsersInGroup(request -> request.userPoolId(pool.id()).groupName(group))
                .users();
    }

    private List<GroupType> groupsOf(String username) {
        return idp.adminListGroupsForUser(
                        request -> request.userPoolId(pool.id()).username(username))
                .groups();
    }

    private static void invalid(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidParameterException.class);
    }

    private static void poolMissing(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("User pool " + NO_POOL + " does not exist.");
    }

    private static void groupMissing(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageStartingWith("Group not found.");
    }

    private static void userMissing(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(UserNotFoundException.class)
                .hasMessageStartingWith("User does not exist.");
    }
}
