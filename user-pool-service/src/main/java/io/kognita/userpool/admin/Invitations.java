package io.kognita.userpool.admin;

import io.kognita.userpool.message.Destination;
import io.kognita.userpool.message.Messages;
import io.kognita.userpool.pool.Pool;
import io.kognita.userpool.user.User;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminCreateUserRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeliveryMediumType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;

/** Sends users whom an administrator created their name and temporary password. */
@Singleton
class Invitations {

    private final Messages messages;

    Invitations(Messages messages) {
        this.messages = messages;
    }

    /**
     * Where a request wants the invitation to go.
     *
     * @throws InvalidParameterException when the user has no address for a medium that the request names
     */
    static List<Destination> destinations(AdminCreateUserRequest request, User user) {
        if (request.messageAction() == MessageActionType.SUPPRESS) {
            return List.of();
        }
        if (request.desiredDeliveryMediums().isEmpty()) {
            // AWS's default medium; a user without a telephone number gets no invitation then.
            return user.attribute(Destination.PHONE)
                    .map(number -> List.of(new Destination(Destination.PHONE, number)))
                    .orElse(List.of());
        }
        return request.desiredDeliveryMediums().stream()
                .map(medium -> destination(medium, user))
                .distinct()
                .toList();
    }

    /** Sends an invitation to each destination, in the current transaction. */
    Uni<Void> send(Pool pool, User user, String name, String password, List<Destination> destinations) {
        return Multi.createFrom()
                .iterable(destinations)
                .onItem()
                .transformToUniAndConcatenate(
                        destination -> messages.invitation(pool, user, destination, name, password))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private static Destination destination(DeliveryMediumType medium, User user) {
        String attribute = medium == DeliveryMediumType.EMAIL ? Destination.EMAIL : Destination.PHONE;
        return user.attribute(attribute)
                .map(address -> new Destination(attribute, address))
                .orElseThrow(() -> InvalidParameterException.builder()
                        .message("The user has no " + attribute + " to deliver the invitation to.")
                        .build());
    }
}
