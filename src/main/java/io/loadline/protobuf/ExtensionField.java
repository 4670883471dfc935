package io.loadline.protobuf;

/**
 * A field that a message gets from outside of its own declaration.
 *
 * @param scope of the declaration: a package or a message, empty for neither
 * @param extendee whose field it is; as that of its type the name may be relative to the scope
 * @param field called by its full name in brackets, {@code [shop.v1.more]}: as JSON has it
 */
record ExtensionField(String scope, String extendee, Field field) {}
