package io.kognita.userpool.risk;

import io.kognita.userpool.page.Paging;
import io.kognita.userpool.user.User;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.kognita.wire.page.Page;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminListUserAuthEventsResponse;

/** Lists how a user signed in or did not, the newest attempt first. */
@Singleton
class AdminListUserAuthEvents extends Operation<AdminListUserAuthEventsRequest, AdminListUserAuthEventsResponse> {

    private static final int MOST = 60;
    private static final String AFTER_ALL = Long.toString(Long.MAX_VALUE);

    private final ProtectedUsers users;
    private final AuthEvents events;
    private final Paging paging;

    AdminListUserAuthEvents(ProtectedUsers users, AuthEvents events, Paging paging) {
        super(AdminListUserAuthEventsRequest::builder);
        this.users = users;
        this.events = events;
        this.paging = paging;
    }

    @Override
    public Uni<AdminListUserAuthEventsResponse> handle(AdminListUserAuthEventsRequest input, Call call) {
        return users.named(input.userPoolId(), input.username()).flatMap(user -> page(user, input));
    }

    private Uni<AdminListUserAuthEventsResponse> page(User user, AdminListUserAuthEventsRequest input) {
        String list = "AdminListUserAuthEvents/" + user.poolId() + "/" + user.sub();
        long before = Long.parseLong(paging.start(list, input.nextToken(), AFTER_ALL));
        int size = Paging.size(input.maxResults(), MOST);
        return events.page(user, before, size + 1)
                .map(found -> response(paging.page(list, found, size, AuthEvent::place)));
    }

    private static AdminListUserAuthEventsResponse response(Page<AuthEvent> page) {
        return AdminListUserAuthEventsResponse.builder()
                .authEvents(page.map(AuthEvent::described).items())
                .nextToken(page.nextToken())
                .build();
    }
}
