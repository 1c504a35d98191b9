package io.kognita.userpool.limit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitDefinitionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/**
 * AWS's categories of operations, each with its default quota in requests a second. What hosted-ui-service asks for at
 * {@code /internal} is among them by the name that the call has there.
 */
enum Category {
    USER_CREATION("UserCreation", 50, "AdminConfirmSignUp", "AdminCreateUser", "ConfirmSignUp", "SignUp"),
    USER_AUTHENTICATION(
            "UserAuthentication",
            120,
            "AdminInitiateAuth",
            "AdminRespondToAuthChallenge",
            "InitiateAuth",
            "RespondToAuthChallenge"),
    USER_FEDERATION("UserFederation", 25, "FederatedSignIn"),
    USER_ACCOUNT_RECOVERY(
            "UserAccountRecovery",
            30,
            "AdminResetUserPassword",
            "AdminSetUserPassword",
            "ChangePassword",
            "ConfirmForgotPassword",
            "ForgotPassword"),
    USER_READ("UserRead", 120, "AdminGetUser", "AdminGetUserAuthFactors", "GetUser", "GetUserAuthFactors", "UserInfo"),
    USER_UPDATE(
            "UserUpdate",
            25,
            "AdminAddUserToGroup",
            "AdminDeleteUser",
            "AdminDeleteUserAttributes",
            "AdminDisableProviderForUser",
            "AdminDisableUser",
            "AdminEnableUser",
            "AdminLinkProviderForUser",
            "AdminRemoveUserFromGroup",
            "AdminUpdateUserAttributes",
            "AdminUserGlobalSignOut",
            "DeleteUser",
            "DeleteUserAttributes",
            "GlobalSignOut",
            "UpdateUserAttributes",
            "VerifyUserAttribute"),
    USER_TOKEN("UserToken", 120, "GetTokensFromRefreshToken", "RefreshGrant", "RevokeToken", "TokenGrant"),
    USER_RESOURCE_READ(
            "UserResourceRead",
            50,
            "AdminGetDevice",
            "AdminListDevices",
            "AdminListGroupsForUser",
            "AdminListUserAuthEvents",
            "GetDevice",
            "GetUserAttributeVerificationCode",
            "ListDevices",
            "ListWebAuthnCredentials",
            "ResendConfirmationCode"),
    USER_RESOURCE_UPDATE(
            "UserResourceUpdate",
            25,
            "AdminDeleteSoftwareToken",
            "AdminForgetDevice",
            "AdminSetUserMFAPreference",
            "AdminSetUserSettings",
            "AdminUpdateAuthEventFeedback",
            "AdminUpdateDeviceStatus",
            "AssociateSoftwareToken",
            "CompleteWebAuthnRegistration",
            "ConfirmDevice",
            "DeleteWebAuthnCredential",
            "ForgetDevice",
            "SetUserMFAPreference",
            "SetUserSettings",
            "StartWebAuthnRegistration",
            "UpdateAuthEventFeedback",
            "UpdateDeviceStatus",
            "VerifySoftwareToken"),
    USER_LIST("UserList", 30, "ListUsers", "ListUsersInGroup"),
    USER_POOL_READ("UserPoolRead", 15, "DescribeUserPool", "ListUserPoolReplicas", "ListUserPools"),
    USER_POOL_UPDATE(
            "UserPoolUpdate",
            15,
            "CreateUserPool",
            "CreateUserPoolReplica",
            "DeleteUserPool",
            "DeleteUserPoolReplica",
            "UpdateUserPool",
            "UpdateUserPoolReplica"),
    USER_POOL_RESOURCE_READ(
            "UserPoolResourceRead",
            20,
            "DescribeIdentityProvider",
            "DescribeManagedLoginBranding",
            "DescribeManagedLoginBrandingByClient",
            "DescribeResourceServer",
            "DescribeRiskConfiguration",
            "DescribeTerms",
            "DescribeTermsByClient",
            "DescribeUserImportJob",
            "DescribeUserPoolDomain",
            "GetCSVHeader",
            "GetGroup",
            "GetIdentityProviderByIdentifier",
            "GetLogDeliveryConfiguration",
            "GetSigningCertificate",
            "GetUICustomization",
            "GetUserPoolMfaConfig",
            "ListGroups",
            "ListIdentityProviders",
            "ListResourceServers",
            "ListTagsForResource",
            "ListTerms",
            "ListUserImportJobs"),
    USER_POOL_RESOURCE_UPDATE(
            "UserPoolResourceUpdate",
            15,
            "AddCustomAttributes",
            "CreateGroup",
            "CreateIdentityProvider",
            "CreateManagedLoginBranding",
            "CreateResourceServer",
            "CreateTerms",
            "CreateUserImportJob",
            "CreateUserPoolDomain",
            "DeleteGroup",
            "DeleteIdentityProvider",
            "DeleteManagedLoginBranding",
            "DeleteResourceServer",
            "DeleteTerms",
            "DeleteUserPoolDomain",
            "SetLogDeliveryConfiguration",
            "SetRiskConfiguration",
            "SetUICustomization",
            "SetUserPoolMfaConfig",
            "StartUserImportJob",
            "StopUserImportJob",
            "TagResource",
            "UntagResource",
            "UpdateGroup",
            "UpdateIdentityProvider",
            "UpdateManagedLoginBranding",
            "UpdateResourceServer",
            "UpdateTerms",
            "UpdateUserPoolDomain"),
    USER_POOL_CLIENT_READ(
            "UserPoolClientRead", 15, "DescribeUserPoolClient", "ListUserPoolClients", "ListUserPoolClientSecrets"),
    USER_POOL_CLIENT_UPDATE(
            "UserPoolClientUpdate",
            15,
            "AddUserPoolClientSecret",
            "CreateUserPoolClient",
            "DeleteUserPoolClient",
            "DeleteUserPoolClientSecret",
            "UpdateUserPoolClient"),
    CLIENT_AUTHENTICATION("ClientAuthentication", 150, "ClientCredentialsGrant", "GetClientToken"),
    LIMIT_MANAGEMENT("LimitManagement", 1, "GetProvisionedLimit", "UpdateProvisionedLimit");

    private static final String ATTRIBUTE = "Category";

    private static final Map<String, Category> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    category -> category.wireName.toLowerCase(Locale.ROOT), Function.identity()));

    private static final Map<String, Category> BY_OPERATION = Arrays.stream(values())
            .flatMap(category -> category.operations.stream().map(operation -> Map.entry(operation, category)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private final String wireName;
    private final int amazons;
    private final Set<String> operations;

    Category(String wireName, int amazons, String... operations) {
        this.wireName = wireName;
        this.amazons = amazons;
        this.operations = Set.of(operations);
    }

    /**
     * The category that a definition names.
     *
     * @throws ResourceNotFoundException when there is no such limit
     */
    static Category of(LimitDefinitionType definition) {
        Map<String, String> attributes = definition.attributes();
        return Arrays.stream(values())
                .filter(category -> attributes.equals(Map.of(ATTRIBUTE, category.wireName)))
                .findFirst()
                .orElseThrow(() -> ResourceNotFoundException.builder()
                        .message("There is no such limit.")
                        .build());
    }

    /** The category of a name, in whatever case: an environment variable has no other than capitals. */
    static Optional<Category> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The category of an operation; every one that there is has one. */
    static Category ofOperation(String name) {
        Category category = BY_OPERATION.get(name);
        if (category == null) {
            throw new IllegalArgumentException(name + " is of no category");
        }
        return category;
    }

    String wireName() {
        return wireName;
    }

    /** AWS's default quota. */
    int amazons() {
        return amazons;
    }
}
