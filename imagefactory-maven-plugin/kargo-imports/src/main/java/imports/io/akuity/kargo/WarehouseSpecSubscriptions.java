package imports.io.akuity.kargo;

/**
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.346Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpecSubscriptions")
@software.amazon.jsii.Jsii.Proxy(WarehouseSpecSubscriptions.Jsii$Proxy.class)
public interface WarehouseSpecSubscriptions extends software.amazon.jsii.JsiiSerializable {

    /**
     * A Git repository.
     */
    default @org.jetbrains.annotations.Nullable imports.io.akuity.kargo.WarehouseSpecSubscriptionsGit getGit() {
        return null;
    }

    /**
     * A repository of container images.
     */
    default @org.jetbrains.annotations.Nullable imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage getImage() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link WarehouseSpecSubscriptions}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link WarehouseSpecSubscriptions}
     */
    public static final class Builder implements software.amazon.jsii.Builder<WarehouseSpecSubscriptions> {
        imports.io.akuity.kargo.WarehouseSpecSubscriptionsGit git;
        imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage image;

        /**
         * Sets the value of {@link WarehouseSpecSubscriptions#getGit}
         * @param git A Git repository.
         * @return {@code this}
         */
        public Builder git(imports.io.akuity.kargo.WarehouseSpecSubscriptionsGit git) {
            this.git = git;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpecSubscriptions#getImage}
         * @param image A repository of container images.
         * @return {@code this}
         */
        public Builder image(imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage image) {
            this.image = image;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link WarehouseSpecSubscriptions}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public WarehouseSpecSubscriptions build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link WarehouseSpecSubscriptions}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements WarehouseSpecSubscriptions {
        private final imports.io.akuity.kargo.WarehouseSpecSubscriptionsGit git;
        private final imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage image;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.git = software.amazon.jsii.Kernel.get(this, "git", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.WarehouseSpecSubscriptionsGit.class));
            this.image = software.amazon.jsii.Kernel.get(this, "image", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.git = builder.git;
            this.image = builder.image;
        }

        @Override
        public final imports.io.akuity.kargo.WarehouseSpecSubscriptionsGit getGit() {
            return this.git;
        }

        @Override
        public final imports.io.akuity.kargo.WarehouseSpecSubscriptionsImage getImage() {
            return this.image;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            if (this.getGit() != null) {
                data.set("git", om.valueToTree(this.getGit()));
            }
            if (this.getImage() != null) {
                data.set("image", om.valueToTree(this.getImage()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.WarehouseSpecSubscriptions"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            WarehouseSpecSubscriptions.Jsii$Proxy that = (WarehouseSpecSubscriptions.Jsii$Proxy) o;

            if (this.git != null ? !this.git.equals(that.git) : that.git != null) return false;
            return this.image != null ? this.image.equals(that.image) : that.image == null;
        }

        @Override
        public final int hashCode() {
            int result = this.git != null ? this.git.hashCode() : 0;
            result = 31 * result + (this.image != null ? this.image.hashCode() : 0);
            return result;
        }
    }
}
