package imports.io.akuity.kargo;

/**
 * What is watched, and how often.
 */
@javax.annotation.Generated(value = "jsii-pacmak/1.140.0 (build 79fd58c)", date = "2026-11-30T07:39:06.339Z")
@software.amazon.jsii.Jsii(module = imports.io.akuity.kargo.$Module.class, fqn = "ioakuitykargo.WarehouseSpec")
@software.amazon.jsii.Jsii.Proxy(WarehouseSpec.Jsii$Proxy.class)
public interface WarehouseSpec extends software.amazon.jsii.JsiiSerializable {

    /**
     * The repositories that are watched;
     * <p>
     * each item names exactly one.
     */
    @org.jetbrains.annotations.NotNull java.util.List<imports.io.akuity.kargo.WarehouseSpecSubscriptions> getSubscriptions();

    /**
     * What must be true of the new artifacts before Freight is made of them.
     */
    default @org.jetbrains.annotations.Nullable imports.io.akuity.kargo.WarehouseSpecFreightCreationCriteria getFreightCreationCriteria() {
        return null;
    }

    /**
     * Whether new Freight is made of itself or by hand.
     */
    default @org.jetbrains.annotations.Nullable imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy getFreightCreationPolicy() {
        return null;
    }

    /**
     * Time between two looks at the repositories, as a Go duration such as 24h0m0s.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getInterval() {
        return null;
    }

    /**
     * Name of the controller that looks after this Warehouse, where several share the work.
     */
    default @org.jetbrains.annotations.Nullable java.lang.String getShard() {
        return null;
    }

    /**
     * @return a {@link Builder} of {@link WarehouseSpec}
     */
    static Builder builder() {
        return new Builder();
    }
    /**
     * A builder for {@link WarehouseSpec}
     */
    public static final class Builder implements software.amazon.jsii.Builder<WarehouseSpec> {
        java.util.List<imports.io.akuity.kargo.WarehouseSpecSubscriptions> subscriptions;
        imports.io.akuity.kargo.WarehouseSpecFreightCreationCriteria freightCreationCriteria;
        imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy freightCreationPolicy;
        java.lang.String interval;
        java.lang.String shard;

        /**
         * Sets the value of {@link WarehouseSpec#getSubscriptions}
         * @param subscriptions The repositories that are watched;. This parameter is required.
         *                      each item names exactly one.
         * @return {@code this}
         */
        @SuppressWarnings("unchecked")
        public Builder subscriptions(java.util.List<? extends imports.io.akuity.kargo.WarehouseSpecSubscriptions> subscriptions) {
            this.subscriptions = (java.util.List<imports.io.akuity.kargo.WarehouseSpecSubscriptions>)subscriptions;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpec#getFreightCreationCriteria}
         * @param freightCreationCriteria What must be true of the new artifacts before Freight is made of them.
         * @return {@code this}
         */
        public Builder freightCreationCriteria(imports.io.akuity.kargo.WarehouseSpecFreightCreationCriteria freightCreationCriteria) {
            this.freightCreationCriteria = freightCreationCriteria;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpec#getFreightCreationPolicy}
         * @param freightCreationPolicy Whether new Freight is made of itself or by hand.
         * @return {@code this}
         */
        public Builder freightCreationPolicy(imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy freightCreationPolicy) {
            this.freightCreationPolicy = freightCreationPolicy;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpec#getInterval}
         * @param interval Time between two looks at the repositories, as a Go duration such as 24h0m0s.
         * @return {@code this}
         */
        public Builder interval(java.lang.String interval) {
            this.interval = interval;
            return this;
        }

        /**
         * Sets the value of {@link WarehouseSpec#getShard}
         * @param shard Name of the controller that looks after this Warehouse, where several share the work.
         * @return {@code this}
         */
        public Builder shard(java.lang.String shard) {
            this.shard = shard;
            return this;
        }

        /**
         * Builds the configured instance.
         * @return a new instance of {@link WarehouseSpec}
         * @throws NullPointerException if any required attribute was not provided
         */
        @Override
        public WarehouseSpec build() {
            return new Jsii$Proxy(this);
        }
    }

    /**
     * An implementation for {@link WarehouseSpec}
     */
    @software.amazon.jsii.Internal
    final class Jsii$Proxy extends software.amazon.jsii.JsiiObject implements WarehouseSpec {
        private final java.util.List<imports.io.akuity.kargo.WarehouseSpecSubscriptions> subscriptions;
        private final imports.io.akuity.kargo.WarehouseSpecFreightCreationCriteria freightCreationCriteria;
        private final imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy freightCreationPolicy;
        private final java.lang.String interval;
        private final java.lang.String shard;

        /**
         * Constructor that initializes the object based on values retrieved from the JsiiObject.
         * @param objRef Reference to the JSII managed object.
         */
        protected Jsii$Proxy(final software.amazon.jsii.JsiiObjectRef objRef) {
            super(objRef);
            this.subscriptions = software.amazon.jsii.Kernel.get(this, "subscriptions", software.amazon.jsii.NativeType.listOf(software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.WarehouseSpecSubscriptions.class)));
            this.freightCreationCriteria = software.amazon.jsii.Kernel.get(this, "freightCreationCriteria", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.WarehouseSpecFreightCreationCriteria.class));
            this.freightCreationPolicy = software.amazon.jsii.Kernel.get(this, "freightCreationPolicy", software.amazon.jsii.NativeType.forClass(imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy.class));
            this.interval = software.amazon.jsii.Kernel.get(this, "interval", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
            this.shard = software.amazon.jsii.Kernel.get(this, "shard", software.amazon.jsii.NativeType.forClass(java.lang.String.class));
        }

        /**
         * Constructor that initializes the object based on literal property values passed by the {@link Builder}.
         */
        @SuppressWarnings("unchecked")
        protected Jsii$Proxy(final Builder builder) {
            super(software.amazon.jsii.JsiiObject.InitializationMode.JSII);
            this.subscriptions = (java.util.List<imports.io.akuity.kargo.WarehouseSpecSubscriptions>)java.util.Objects.requireNonNull(builder.subscriptions, "subscriptions is required");
            this.freightCreationCriteria = builder.freightCreationCriteria;
            this.freightCreationPolicy = builder.freightCreationPolicy;
            this.interval = builder.interval;
            this.shard = builder.shard;
        }

        @Override
        public final java.util.List<imports.io.akuity.kargo.WarehouseSpecSubscriptions> getSubscriptions() {
            return this.subscriptions;
        }

        @Override
        public final imports.io.akuity.kargo.WarehouseSpecFreightCreationCriteria getFreightCreationCriteria() {
            return this.freightCreationCriteria;
        }

        @Override
        public final imports.io.akuity.kargo.WarehouseSpecFreightCreationPolicy getFreightCreationPolicy() {
            return this.freightCreationPolicy;
        }

        @Override
        public final java.lang.String getInterval() {
            return this.interval;
        }

        @Override
        public final java.lang.String getShard() {
            return this.shard;
        }

        @Override
        @software.amazon.jsii.Internal
        public com.fasterxml.jackson.databind.JsonNode $jsii$toJson() {
            final com.fasterxml.jackson.databind.ObjectMapper om = software.amazon.jsii.JsiiObjectMapper.INSTANCE;
            final com.fasterxml.jackson.databind.node.ObjectNode data = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

            data.set("subscriptions", om.valueToTree(this.getSubscriptions()));
            if (this.getFreightCreationCriteria() != null) {
                data.set("freightCreationCriteria", om.valueToTree(this.getFreightCreationCriteria()));
            }
            if (this.getFreightCreationPolicy() != null) {
                data.set("freightCreationPolicy", om.valueToTree(this.getFreightCreationPolicy()));
            }
            if (this.getInterval() != null) {
                data.set("interval", om.valueToTree(this.getInterval()));
            }
            if (this.getShard() != null) {
                data.set("shard", om.valueToTree(this.getShard()));
            }

            final com.fasterxml.jackson.databind.node.ObjectNode struct = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            struct.set("fqn", om.valueToTree("ioakuitykargo.WarehouseSpec"));
            struct.set("data", data);

            final com.fasterxml.jackson.databind.node.ObjectNode obj = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            obj.set("$jsii.struct", struct);

            return obj;
        }

        @Override
        public final boolean equals(final java.lang.Object o) {
            if (this == o) return true;
            if (o == null || getClass() != o.getClass()) return false;

            WarehouseSpec.Jsii$Proxy that = (WarehouseSpec.Jsii$Proxy) o;

            if (!subscriptions.equals(that.subscriptions)) return false;
            if (this.freightCreationCriteria != null ? !this.freightCreationCriteria.equals(that.freightCreationCriteria) : that.freightCreationCriteria != null) return false;
            if (this.freightCreationPolicy != null ? !this.freightCreationPolicy.equals(that.freightCreationPolicy) : that.freightCreationPolicy != null) return false;
            if (this.interval != null ? !this.interval.equals(that.interval) : that.interval != null) return false;
            return this.shard != null ? this.shard.equals(that.shard) : that.shard == null;
        }

        @Override
        public final int hashCode() {
            int result = this.subscriptions.hashCode();
            result = 31 * result + (this.freightCreationCriteria != null ? this.freightCreationCriteria.hashCode() : 0);
            result = 31 * result + (this.freightCreationPolicy != null ? this.freightCreationPolicy.hashCode() : 0);
            result = 31 * result + (this.interval != null ? this.interval.hashCode() : 0);
            result = 31 * result + (this.shard != null ? this.shard.hashCode() : 0);
            return result;
        }
    }
}
