package io.kognita.userpool.admin;

import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.pool.Pools;
import io.kognita.userpool.user.User;
import io.kognita.userpool.user.UserShapes;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.PageTokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;

/** An administrator searches a pool's users. */
@Singleton
class ListUsers extends Operation<ListUsersRequest, ListUsersResponse> {

    private static final int MOST = 60;

    private final Pools pools;
    private final PageTokens tokens;

    ListUsers(Pools pools, PageTokens tokens) {
        super(ListUsersRequest::builder);
        this.pools = pools;
        this.tokens = tokens;
    }

    @Override
    public Uni<ListUsersResponse> handle(ListUsersRequest input, Call call) {
        return pools.byId(input.userPoolId()).flatMap(pool -> list(pool, input));
    }

    private Uni<ListUsersResponse> list(Pool pool, ListUsersRequest input) {
        Predicate<String> shown = shown(pool, input);
        Optional<UserFilter> filter = UserFilter.parse(input.filter());
        UserPage page = new UserPage(pool.id(), filter);
        String list = "ListUsers/" + pool.id() + "/" + filter;
        if (input.paginationToken() != null) {
            page.after(tokens.open(list, input.paginationToken())
                    .orElseThrow(() -> invalid("Invalid pagination token given.")));
        }
        int limit = input.limit() == null || input.limit() == 0 ? MOST : input.limit();
        // One more than asked for tells whether there is another page.
        return Panache.withSession(() -> Panache.getSession()
                        .flatMap(session -> page.query(session, limit + 1).getResultList()))
                .map(found -> response(found, limit, shown, last -> tokens.after(list, page.key(last, filter))));
    }

    private static Predicate<String> shown(Pool pool, ListUsersRequest input) {
        if (!input.hasAttributesToGet() || input.attributesToGet().isEmpty()) {
            return attribute -> true;
        }
        Set<String> wanted = Set.copyOf(input.attributesToGet());
        if (!wanted.stream().allMatch(pool.schema()::defines)) {
            throw invalid("One or more requested attributes do not exist.");
        }
        return wanted::contains;
    }

    private static ListUsersResponse response(
            List<User> found, int limit, Predicate<String> shown, Function<User, String> token) {
        List<User> users = found.subList(0, Math.min(limit, found.size()));
        return ListUsersResponse.builder()
                .users(users.stream().map(user -> UserShapes.user(user, shown)).toList())
                .paginationToken(found.size() > limit ? token.apply(users.getLast()) : null)
                .build();
    }

    private static InvalidParameterException invalid(String message) {
        return InvalidParameterException.builder().message(message).build();
    }
}
