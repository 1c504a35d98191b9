package io.kognita.userpool.limit;

import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitDefinitionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** AWS's categories of operations, each with its default quota in requests a second. */
enum Category {
    USER_CREATION("UserCreation", 50),
    USER_AUTHENTICATION("UserAuthentication", 120),
    USER_FEDERATION("UserFederation", 25),
    USER_ACCOUNT_RECOVERY("UserAccountRecovery", 30),
    USER_READ("UserRead", 120),
    USER_UPDATE("UserUpdate", 25),
    USER_TOKEN("UserToken", 120),
    USER_RESOURCE_READ("UserResourceRead", 50),
    USER_RESOURCE_UPDATE("UserResourceUpdate", 25),
    USER_LIST("UserList", 30),
    USER_POOL_READ("UserPoolRead", 15),
    USER_POOL_UPDATE("UserPoolUpdate", 15),
    USER_POOL_RESOURCE_READ("UserPoolResourceRead", 20),
    USER_POOL_RESOURCE_UPDATE("UserPoolResourceUpdate", 15),
    USER_POOL_CLIENT_READ("UserPoolClientRead", 15),
    USER_POOL_CLIENT_UPDATE("UserPoolClientUpdate", 15),
    CLIENT_AUTHENTICATION("ClientAuthentication", 150);

    private static final String ATTRIBUTE = "Category";

    private final String wireName;
    private final int preset;

    Category(String wireName, int preset) {
        this.wireName = wireName;
        this.preset = preset;
    }

    /**
     * The category that a definition names.
     *
     * @throws ResourceNotFoundException when there is no such limit
     */
    static Category of(LimitDefinitionType definition) {
        Map<String, String> attributes = definition.attributes();
        return Stream.of(values())
                .filter(category -> attributes.equals(Map.of(ATTRIBUTE, category.wireName)))
                .findFirst()
                .orElseThrow(() -> ResourceNotFoundException.builder()
                        .message("There is no such limit.")
                        .build());
    }

    String wireName() {
        return wireName;
    }

    int preset() {
        return preset;
    }
}
