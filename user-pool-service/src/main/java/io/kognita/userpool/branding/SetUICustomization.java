package io.kognita.userpool.branding;

import io.kognita.userpool.client.Clients;
import io.kognita.userpool.pool.PoolChanges;
import io.kognita.userpool.pool.UserPool;
import io.kognita.wire.aws.Call;
import io.kognita.wire.aws.Operation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUiCustomizationResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Sets style sheet and logo of the classic pages, together; what the request leaves out is gone. */
@Singleton
class SetUICustomization extends Operation<SetUiCustomizationRequest, SetUiCustomizationResponse> {

    /** As large as AWS says a logo may be, in bytes. */
    private static final int LARGEST_IMAGE = 100 * 1024;

    private final PoolChanges changes;
    private final Clients clients;
    private final UiCustomizationTable table;
    private final UiShapes shapes;
    private final Clock clock;

    SetUICustomization(PoolChanges changes, Clients clients, UiCustomizationTable table, UiShapes shapes, Clock clock) {
        super(SetUiCustomizationRequest::builder);
        this.changes = changes;
        this.clients = clients;
        this.table = table;
        this.shapes = shapes;
        this.clock = clock;
    }

    @Override
    public Uni<SetUiCustomizationResponse> handle(SetUiCustomizationRequest input, Call call) {
        String css = input.css() == null || input.css().isBlank() ? null : input.css();
        if (css != null) {
            ClassicStyleSheet.check(css);
        }
        byte[] image = image(input);
        return changes.apply(input.userPoolId(), pool -> change(pool, input.clientId(), css, image), call)
                .map(look -> SetUiCustomizationResponse.builder()
                        .uiCustomization(shapes.described(look))
                        .build());
    }

    private Uni<UiCustomization> change(UserPool pool, String clientId, String css, byte[] image) {
        checkDomain(pool.settings());
        Instant now = clock.instant();
        String scope = clientId == null ? UiCustomization.ALL : clientId;
        Uni<?> known =
                scope.equals(UiCustomization.ALL) ? Uni.createFrom().voidItem() : clients.ofPool(pool.id(), scope);
        return known.chain(() -> table.existingOrNew(new UiCustomization.Key(pool.id(), scope), now))
                .invoke(look -> look.change(css, image, now));
    }

    private static byte[] image(SetUiCustomizationRequest input) {
        if (input.imageFile() == null || input.imageFile().asByteArrayUnsafe().length == 0) {
            return null;
        }
        byte[] image = input.imageFile().asByteArray();
        if (image.length > LARGEST_IMAGE) {
            throw UiShapes.invalid("ImageFile must be no larger than 100 KB.");
        }
        ImageFormat.of(image);
        return image;
    }

    private static void checkDomain(UserPoolType pool) {
        if (pool.domain() == null && pool.customDomain() == null) {
            throw UiShapes.invalid("There has to be an existing domain associated with this user pool");
        }
    }
}
